CREATE TABLE `flow_versions` (
	`flow_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` text NOT NULL,
	`author_id` text,
	`origin` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`flow_id`, `number`),
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `flow_versions_by_author` ON `flow_versions` (`author_id`);--> statement-breakpoint
ALTER TABLE `flows` ADD `declared_on` text;
--> statement-breakpoint
UPDATE `flows` SET `declared_on` = substr(`updated_at`, 1, 10);--> statement-breakpoint
-- The first version of each flow: as it stands, since its last change; json_patch leaves out what is null.
INSERT INTO `flow_versions` (`flow_id`, `number`, `at`, `author_id`, `origin`, `content`)
SELECT `id`, 1, max(`updated_at`, coalesce(`withdrawn_at`, '')), NULL, 'takeover', json_patch('{}', json_object(
	'siteId', `site_id`,
	'reference', `reference`,
	'family', `family`,
	'resourceId', `resource_id`,
	'label', `label`,
	'wasteCode', `waste_code`,
	'hazardous', json(CASE `hazardous` WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
	'quantity', `quantity`,
	'unit', `unit`,
	'period', `period`,
	'months', `months`,
	'form', `form`,
	'packaging', `packaging`,
	'quality', `quality`,
	'constraints', `constraints`,
	'currentPartner', `current_partner`,
	'currentCostEurosPerUnit', `current_cost_euros_per_unit`,
	'visibility', `visibility`,
	'quantityVisibility', `quantity_visibility`,
	'priceVisibility', `price_visibility`,
	'partnerVisibility', `partner_visibility`,
	'processVisibility', `process_visibility`,
	'provenance', `provenance`,
	'auditedBy', `audited_by`,
	'auditedOn', `audited_on`,
	'confirmedOn', `confirmed_on`,
	'notes', `notes`,
	'withdrawnAt', `withdrawn_at`
))
FROM `flows`;
