/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Yes or no in a helpdesk's field.
 */
#ifndef SOURCE_MARK_H
#define SOURCE_MARK_H

#include "model/ticket.h"

/* NULL, and what is neither yes nor no: nobody told. */
enum first_contact mark_read(const char *text);

#endif
