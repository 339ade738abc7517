CREATE TABLE `introduction_side_flows` (
	`side_id` text NOT NULL,
	`flow_id` text NOT NULL,
	PRIMARY KEY(`side_id`, `flow_id`),
	FOREIGN KEY (`side_id`) REFERENCES `introduction_sides`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `introduction_side_flows_by_flow` ON `introduction_side_flows` (`flow_id`);--> statement-breakpoint
INSERT INTO `introduction_side_flows` (`side_id`, `flow_id`) SELECT `id`, `flow_id` FROM `introduction_sides` WHERE `flow_id` IS NOT NULL;--> statement-breakpoint
CREATE TABLE `synergy_party_flows` (
	`party_id` text NOT NULL,
	`flow_id` text NOT NULL,
	`introduced_at` text,
	`joined_at` text NOT NULL,
	`left_at` text,
	PRIMARY KEY(`party_id`, `flow_id`),
	FOREIGN KEY (`party_id`) REFERENCES `synergy_parties`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_party_flows_by_flow` ON `synergy_party_flows` (`flow_id`);--> statement-breakpoint
INSERT INTO `synergy_party_flows` (`party_id`, `flow_id`, `introduced_at`, `joined_at`) SELECT `id`, `flow_id`, `introduced_at`, `joined_at` FROM `synergy_parties` WHERE `flow_id` IS NOT NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_introduction_sides` (
	`id` text PRIMARY KEY NOT NULL,
	`introduction_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_introduction_sides`("id", "introduction_id", "organisation_id", "role") SELECT "id", "introduction_id", "organisation_id", "role" FROM `introduction_sides`;--> statement-breakpoint
DROP TABLE `introduction_sides`;--> statement-breakpoint
ALTER TABLE `__new_introduction_sides` RENAME TO `introduction_sides`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `introduction_sides_once` ON `introduction_sides` (`introduction_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `introduction_sides_by_organisation` ON `introduction_sides` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `__new_synergy_parties` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`introduced_at` text,
	`joined_at` text NOT NULL,
	`left_at` text,
	`left_reason` text,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_synergy_parties`("id", "synergy_id", "organisation_id", "role", "introduced_at", "joined_at", "left_at", "left_reason") SELECT "id", "synergy_id", "organisation_id", "role", "introduced_at", "joined_at", "left_at", "left_reason" FROM `synergy_parties`;--> statement-breakpoint
DROP TABLE `synergy_parties`;--> statement-breakpoint
ALTER TABLE `__new_synergy_parties` RENAME TO `synergy_parties`;--> statement-breakpoint
CREATE INDEX `synergy_parties_by_synergy` ON `synergy_parties` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_parties_by_organisation` ON `synergy_parties` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `exchange_plans` ADD `flow_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `synergy_exchanges` ADD `flow_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE `exchange_plans` SET `flow_ids` = (SELECT json_group_array(DISTINCT `brought`.`flow_id`) FROM `synergy_party_flows` AS `brought` JOIN `synergy_parties` AS `party` ON `party`.`id` = `brought`.`party_id` WHERE `party`.`synergy_id` = `exchange_plans`.`synergy_id` AND instr(`exchange_plans`.`organisation_ids`, '"' || `party`.`organisation_id` || '"') > 0);--> statement-breakpoint
UPDATE `synergy_exchanges` SET `flow_ids` = (SELECT json_group_array(DISTINCT `brought`.`flow_id`) FROM `synergy_party_flows` AS `brought` JOIN `synergy_parties` AS `party` ON `party`.`id` = `brought`.`party_id` WHERE `party`.`synergy_id` = `synergy_exchanges`.`synergy_id` AND instr(`synergy_exchanges`.`organisation_ids`, '"' || `party`.`organisation_id` || '"') > 0);
