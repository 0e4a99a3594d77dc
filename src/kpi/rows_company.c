/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of the catalogue: what customers say, reviewers find and the company measures.
 *
 * Shipped goals are those that hold anywhere; where only a department's own history can tell, the
 * row has none and the reading is shown without a verdict until its owner sets a target.
 */
#include "config.h"

#include "base/words.h"
#include "kpi/rows.h"

/* clang-format off */
const struct kpi_row kpi_company_rows[] = {
	[KPI_CSAT - KPI_CSAT] = {
		.id = "csat", .title = N_("Satisfaction (CSAT)"), .short_title = N_("CSAT"),
		.definition = N_("Answers of 4 or 5 of 5, or good, of all answers; the last of a ticket."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .kind = KIND_SAMPLE,
		.aggregate = AGGREGATE_SHARE, .reads = OBS_RATING, .goal = "85%", .warn = "80%",
		.hint = N_("answers to surveys, by rating_field of the source or from a feed of ratings"),
	},
	[KPI_CSAT_SCORE - KPI_CSAT] = {
		.id = "csat_score", .title = N_("CSAT mean"), .short_title = N_("CSAT mean"),
		.definition = N_("Mean score of the answers to satisfaction surveys, as of 5; the last of "
			"a ticket."),
		.unit = UNIT_SCORE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_MEAN,
		.kind = KIND_SAMPLE, .reads = OBS_RATING,
		.hint = N_("answers to surveys, by rating_field of the source or from a feed of ratings"),
	},
	[KPI_NPS - KPI_CSAT] = {
		.id = "nps", .title = N_("Net promoter (NPS)"), .short_title = N_("NPS"),
		.definition = N_("Answers of 9 and 10 less those of 0 to 6, of all answers."),
		.unit = UNIT_POINTS, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.kind = KIND_SAMPLE, .reads = OBS_NPS,
		.per = 100,
		.needs = N_("answers, from a feed of ratings of kind nps"),
	},
	[KPI_CES - KPI_CSAT] = {
		.id = "ces", .title = N_("Customer effort (CES)"), .short_title = N_("Effort"),
		.definition = N_("Answers that call it easy (5 or more of 7), of all answers."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.kind = KIND_SAMPLE, .reads = OBS_CES,
		.needs = N_("answers, from a feed of ratings of kind ces"),
	},
	[KPI_SURVEY_RESPONSE_RATE - KPI_CSAT] = {
		.id = "survey_response_rate", .title = N_("Answered surveys"),
		.short_title = N_("Answered"),
		.definition = N_("Surveys offered in the period that were answered."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_OFFER,
		.hint = N_("answers to surveys, by rating_field of the source or from a feed of ratings"),
	},
	[KPI_QA_SCORE - KPI_CSAT] = {
		.id = "qa_score", .title = N_("Quality"), .short_title = N_("Quality"),
		.definition = N_("Scores of reviews by their weights, of what could be reached."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.kind = KIND_SAMPLE, .reads = OBS_REVIEW_ITEM,
		.goal = "85%",
		.needs = N_("quality reviews, from a feed of ratings of kind qa"),
	},
	[KPI_EMPATHY - KPI_CSAT] = {
		.id = "empathy", .title = N_("Empathy"), .short_title = N_("Empathy"),
		.definition = N_("The items of reviews that are about empathy, of what could be reached."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.kind = KIND_SAMPLE, .reads = OBS_REVIEW_ITEM,
		.goal = "80%",
		.needs = N_("quality reviews, from a feed of ratings of kind qa"),
	},
	[KPI_CRITICAL_ERROR_RATE - KPI_CSAT] = {
		.id = "critical_error_rate", .title = N_("Critical errors"), .short_title = N_("Critical"),
		.definition = N_("Reviews with a critical error, of all reviews."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.kind = KIND_SAMPLE, .reads = OBS_REVIEW,
		.goal = "5%",
		.needs = N_("quality reviews, from a feed of ratings of kind qa"),
	},
	[KPI_REVIEWS - KPI_CSAT] = {
		.id = "reviews", .title = N_("Reviews"), .short_title = N_("Reviews"),
		.definition = N_("Quality reviews made in the period."),
		.unit = UNIT_COUNT_OF, .better = BETTER_HIGHER, .aggregate = AGGREGATE_COUNT,
		.reads = OBS_REVIEW,
		.needs = N_("quality reviews, from a feed of ratings of kind qa"),
	},
	[KPI_REVIEW_COVERAGE - KPI_CSAT] = {
		.id = "review_coverage", .title = N_("Review coverage"), .short_title = N_("Rev. done"),
		.definition = N_("Reviews made, of those planned."),
		.unit = UNIT_RATIO, .better = BETTER_HIGHER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "reviews", .denominator = "measure:reviews_planned",
		.goal = "100%",
		.needs = N_("the measure reviews_planned, from a feed of kind measure"),
	},
	[KPI_CALIBRATION_SPREAD - KPI_CSAT] = {
		.id = "calibration_spread", .title = N_("Calibration spread"), .short_title = N_("Calibration"),
		.definition = N_("By how much reviewers of one contact differ, in the mean."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_CALIBRATION,
		.goal = "5%",
		.needs = N_("quality reviews, from a feed of ratings of kind qa"),
	},
	[KPI_DEFLECTION_RATE - KPI_CSAT] = {
		.id = "deflection_rate", .title = N_("Self-service"), .short_title = N_("Self-service"),
		.definition = N_("Requests that customers solved themselves, of those and contacts."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:self_solved", .denominator = "measure:self_solved + contacts",
		.needs = N_("the measure self_solved, from a feed of kind measure"),
	},
	[KPI_BOT_RESOLUTION_RATE - KPI_CSAT] = {
		.id = "bot_resolution_rate", .title = N_("Solved by bots"), .short_title = N_("Bots"),
		.definition = N_("Tickets that a bot closed without a human and that did not come back "
			"within the window, of those in which a bot spoke."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_SHARE,
		.reads = OBS_TOUCH, .ground = GROUND_BOTS,
		.needs = N_("a helpdesk that tells events, and the setting bots of its source"),
	},
	[KPI_CONTACT_RATE - KPI_CSAT] = {
		.id = "contact_rate", .title = N_("Requests per 100 orders"), .short_title = N_("Per 100 ord."),
		.definition = N_("Contacts for every 100 orders."),
		.unit = UNIT_NUMBER, .better = BETTER_LOWER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "contacts", .denominator = "measure:orders",
		.per = 100,
		.needs = N_("the measure orders, from a feed of kind measure"),
	},
	[KPI_COST_PER_CONTACT - KPI_CSAT] = {
		.id = "cost_per_contact", .title = N_("Cost per contact"), .short_title = N_("Cost/contact"),
		.definition = N_("Cost of support for each contact."),
		.unit = UNIT_MONEY, .better = BETTER_LOWER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:support_cost", .denominator = "contacts",
		.needs = N_("the measure support_cost, from a feed of kind measure"),
	},
	[KPI_COST_SHARE - KPI_CSAT] = {
		.id = "cost_share", .title = N_("Cost of revenue"), .short_title = N_("Cost/revenue"),
		.definition = N_("Cost of support, of the revenue."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:support_cost", .denominator = "measure:revenue",
		.needs = N_("the measures support_cost and revenue, from a feed of kind measure"),
	},
	[KPI_RETENTION_RATE - KPI_CSAT] = {
		.id = "retention_rate", .title = N_("Customers kept"), .short_title = N_("Kept"),
		.definition = N_("Customers at the end less new ones, of those at the start."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:customers_end - measure:customers_new", .denominator = "measure:customers_start",
		.needs = N_("the measures customers_start, customers_end and customers_new, from a feed of kind measure"),
	},
	[KPI_CHURN_RATE - KPI_CSAT] = {
		.id = "churn_rate", .title = N_("Customers lost"), .short_title = N_("Churn"),
		.definition = N_("Customers lost, of those at the start."),
		.unit = UNIT_SHARE, .better = BETTER_LOWER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:customers_lost", .denominator = "measure:customers_start",
		.needs = N_("the measures customers_lost and customers_start, from a feed of kind measure"),
	},
	[KPI_REPEAT_PURCHASE_RATE - KPI_CSAT] = {
		.id = "repeat_purchase_rate", .title = N_("Repeat purchases"), .short_title = N_("Repurchase"),
		.definition = N_("Customers who bought again, of all buyers."),
		.unit = UNIT_SHARE, .better = BETTER_HIGHER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:repeat_buyers", .denominator = "measure:buyers",
		.needs = N_("the measures repeat_buyers and buyers, from a feed of kind measure"),
	},
	[KPI_ACQUISITION_COST - KPI_CSAT] = {
		.id = "acquisition_cost", .title = N_("Cost of a new customer"), .short_title = N_("Acquisition"),
		.definition = N_("Spent on acquisition for each new customer."),
		.unit = UNIT_MONEY, .better = BETTER_LOWER, .aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = "measure:acquisition_spend", .denominator = "measure:customers_new",
		.needs = N_("the measures acquisition_spend and customers_new, from a feed of kind measure"),
	},
	[KPI_ACCOUNTS_AT_RISK - KPI_CSAT] = {
		.id = "accounts_at_risk", .title = N_("Accounts at risk"), .short_title = N_("At risk"),
		.definition = N_("Customers with an urgent open ticket or a low rating within the window."),
		.unit = UNIT_COUNT_OF, .better = BETTER_LOWER, .aggregate = AGGREGATE_COUNT,
		.is_level = true, .reads = OBS_OPEN, .ground = GROUND_CONTACTS,
		.needs = N_("customers of tickets: customer_field of the source"),
	},
};
/* clang-format on */
