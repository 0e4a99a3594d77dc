/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reading of /user/NAME and /user/NUMBER.
 */
#ifndef SOURCE_RT_USER_H
#define SOURCE_RT_USER_H

#include <cjson/cJSON.h>

#include "source/rt/directory.h"

/* Name, address and number; the login stays. */
void rt_user_read(struct rt_user *user, const cJSON *json);

/* Who a number is, from the reply to /user/NUMBER; NULL (unknown) gives a user named by the number,
 * so that an owner does not turn into nobody. */
void rt_user_learn(struct rt_directory *people, int64_t number, const cJSON *json);

#endif
