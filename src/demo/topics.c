/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of subjects. To add one: add its row, anywhere among those of its team.
 */
#include "config.h"

#include "demo/topics.h"

#include <string.h>

#include "base/macros.h"

const struct topic_row topic_rows[] = {
	/* clang-format off */
	{ TEAM_ORDERS, "Where is my order #?", "order_status", "question", "en" },
	{ TEAM_ORDERS, "Tracking has not moved since Monday", "order_status", "question", "en" },
	{ TEAM_ORDERS, "Order # marked as delivered, nothing here", "not_delivered", "problem", "en" },
	{ TEAM_ORDERS, "Please change the delivery address of order #", "change_order", "task", "en" },
	{ TEAM_ORDERS, "Cancel order # before it ships", "change_order", "task", "en" },
	{ TEAM_ORDERS, "Two of three parcels arrived", "not_delivered", "problem", "en" },
	{ TEAM_ORDERS, "Can you ship to Norway?", "delivery_question", "question", "en" },
	{ TEAM_ORDERS, "Is the walnut desk back in stock soon?", "stock", "question", "en" },
	{ TEAM_ORDERS, "Gift wrapping for order # 🎁", "change_order", "task", "en" },
	{ TEAM_ORDERS, "Wo bleibt meine Bestellung #?", "order_status", "question", "de" },
	{ TEAM_ORDERS, "Paket laut DHL zugestellt, aber nicht da", "not_delivered", "problem", "de" },
	{ TEAM_ORDERS, "Lieferadresse für Bestellung # ändern", "change_order", "task", "de" },
	{ TEAM_ORDERS, "Où en est ma commande # ?", "order_status", "question", "fr" },
	{ TEAM_ORDERS, "Livraison prévue hier, toujours rien", "not_delivered", "problem", "fr" },
	{ TEAM_ORDERS, "¿Cuándo llega mi pedido #?", "order_status", "question", "es" },
	{ TEAM_ORDERS, "Siparişim # nerede?", "order_status", "question", "tr" },
	{ TEAM_ORDERS, "سفارش # هنوز نرسیده است", "order_status", "question", "fa" },
	{ TEAM_ORDERS, "注文番号 # の配送状況について", "order_status", "question", "ja" },
	{ TEAM_BILLING, "Charged twice for order #", "double_charge", "incident", "en" },
	{ TEAM_BILLING, "Invoice with our VAT number, please", "invoice", "task", "en" },
	{ TEAM_BILLING, "Refund for order # not received", "refund", "problem", "en" },
	{ TEAM_BILLING, "Card declined although it works elsewhere", "payment_failed", "incident", "en" },
	{ TEAM_BILLING, "Downgrade from Business to Starter", "plan", "task", "en" },
	{ TEAM_BILLING, "What does the renewal cost from January on?", "plan", "question", "en" },
	{ TEAM_BILLING, "Voucher code is not accepted", "voucher", "problem", "en" },
	{ TEAM_BILLING, "Rechnung für Bestellung # fehlt", "invoice", "task", "de" },
	{ TEAM_BILLING, "Gutschein lässt sich nicht einlösen", "voucher", "problem", "de" },
	{ TEAM_BILLING, "Abo kündigen zum Monatsende", "plan", "task", "de" },
	{ TEAM_BILLING, "Remboursement de la commande #", "refund", "problem", "fr" },
	{ TEAM_BILLING, "Factura con datos de empresa", "invoice", "task", "es" },
	{ TEAM_BILLING, "Fattura non corretta per l'ordine #", "invoice", "problem", "it" },
	{ TEAM_BILLING, "مبلغ سفارش # دو بار از حسابم کم شده", "double_charge", "incident", "fa" },
	{ TEAM_BILLING, "領収書の宛名を変更したい", "invoice", "task", "ja" },
	{ TEAM_RETURNS, "How do I send order # back?", "return", "question", "en" },
	{ TEAM_RETURNS, "Lamp arrived broken 😞", "damaged", "problem", "en" },
	{ TEAM_RETURNS, "Wrong size in order #", "return", "problem", "en" },
	{ TEAM_RETURNS, "Return label does not print", "return", "problem", "en" },
	{ TEAM_RETURNS, "Repair of my speaker: any news?", "repair", "question", "en" },
	{ TEAM_RETURNS, "Exchange instead of money back, order #", "return", "task", "en" },
	{ TEAM_RETURNS, "Sent back three weeks ago, still no refund", "complaint", "problem", "en" },
	{ TEAM_RETURNS, "Rücksendung von Bestellung #", "return", "task", "de" },
	{ TEAM_RETURNS, "Tischplatte hat einen Kratzer", "damaged", "problem", "de" },
	{ TEAM_RETURNS, "Article reçu cassé, commande #", "damaged", "problem", "fr" },
	{ TEAM_RETURNS, "Quiero devolver el pedido #", "return", "task", "es" },
	{ TEAM_RETURNS, "می‌خواهم کالای سفارش # را پس بدهم", "return", "task", "fa" },
	{ TEAM_RETURNS, "返品の手続きを教えてください", "return", "question", "ja" },
	{ TEAM_TECHNICAL, "Cannot log in after the update", "login", "incident", "en" },
	{ TEAM_TECHNICAL, "App crashes when I open the scanner", "app_crash", "incident", "en" },
	{ TEAM_TECHNICAL, "Password reset mail never arrives", "login", "problem", "en" },
	{ TEAM_TECHNICAL, "API returns 502 since this morning", "api", "incident", "en" },
	{ TEAM_TECHNICAL, "Sensor loses Wi-Fi every night", "device", "problem", "en" },
	{ TEAM_TECHNICAL, "How do I export all data as CSV?", "how_to", "question", "en" },
	{ TEAM_TECHNICAL, "Two-factor codes are refused", "login", "incident", "en" },
	{ TEAM_TECHNICAL, "Webhook fires twice", "api", "problem", "en" },
	{ TEAM_TECHNICAL, "Dark mode, please 🙏", "feature", "question", "en" },
	{ TEAM_TECHNICAL, "Anmeldung nach dem Update nicht möglich", "login", "incident", "de" },
	{ TEAM_TECHNICAL, "App stürzt beim Start ab", "app_crash", "incident", "de" },
	{ TEAM_TECHNICAL, "Impossible de synchroniser mon appareil", "device", "problem", "fr" },
	{ TEAM_TECHNICAL, "No puedo restablecer la contraseña", "login", "problem", "es" },
	{ TEAM_TECHNICAL, "Uygulama açılmıyor", "app_crash", "incident", "tr" },
	{ TEAM_TECHNICAL, "رمز عبورم را نمی‌توانم عوض کنم", "login", "problem", "fa" },
	{ TEAM_TECHNICAL, "アプリが起動時に落ちます", "app_crash", "incident", "ja" },
	{ TEAM_VIP, "Urgent: 40 desks for our new office, order #", "change_order", "task", "en" },
	{ TEAM_VIP, "Framework contract: prices for 2027", "plan", "question", "en" },
	{ TEAM_VIP, "SSO outage for 300 users", "login", "incident", "en" },
	{ TEAM_VIP, "Credit note for order # is missing", "invoice", "problem", "en" },
	{ TEAM_VIP, "Delivery slot for pallet of order #", "delivery_question", "task", "en" },
	{ TEAM_VIP, "Sammelrechnung stimmt nicht", "invoice", "problem", "de" },
	{ TEAM_VIP, "Réclamation : installation en retard", "complaint", "problem", "fr" },
	{ TEAM_VIP, "قرارداد پشتیبانی سالانه", "plan", "question", "fa" },
	{ TEAM_VIP, "法人契約の更新について", "plan", "question", "ja" },
	/* clang-format on */
};
const size_t topic_count = ARRAY_LEN(topic_rows);

/* English comes first among a team's rows and is wanted twice as often as its share of the rows. */
const struct topic_row *topic_pick(enum team team, struct chance *chance)
{
	size_t first = 0;
	while (topic_rows[first].team != team)
		first++;
	uint32_t count = 0;
	uint32_t english = 0;
	while (first + count < topic_count && topic_rows[first + count].team == team) {
		if (topic_rows[first + count].language[0] == 'e' &&
			topic_rows[first + count].language[1] == 'n')
			english++;
		count++;
	}
	uint32_t limit = chance_hit(chance, 450) ? english : count;
	return &topic_rows[first + chance_below(chance, limit)];
}

const struct topic_row *topic_first(enum team team, const char *topic)
{
	const struct topic_row *row = topic_rows;
	while (row->team != team || strcmp(row->topic, topic) != 0)
		row++;
	return row;
}

const char *topic_kind(const struct topic_row *row)
{
	static const struct {
		const char *topic, *kind;
	} kinds[] = { { "return", "return" }, { "damaged", "return" }, { "repair", "repair" },
		{ "complaint", "complaint" } };
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].topic, row->topic) == 0)
			return kinds[i].kind;
	if (strcmp(row->type, "question") == 0)
		return "question";
	return strcmp(row->type, "task") == 0 ? "change" : "problem";
}
