/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of the catalogue, a family each, in the order of enum kpi_id.
 */
#ifndef KPI_ROWS_H
#define KPI_ROWS_H

#include "kpi/kpi.h"

extern const struct kpi_row kpi_tickets_rows[]; /* from KPI_TICKET_VOLUME */
extern const struct kpi_row kpi_floor_rows[];   /* from KPI_CALL_VOLUME */
extern const struct kpi_row kpi_company_rows[]; /* from KPI_CSAT to before KPI_USER_FIRST */

#endif
