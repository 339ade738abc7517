CREATE TABLE `flow_promises` (
	`flow_id` text NOT NULL,
	`party_id` text NOT NULL,
	`quantity` real NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`flow_id`, `party_id`),
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `introduction_sides` (
	`id` text PRIMARY KEY NOT NULL,
	`introduction_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`flow_id` text,
	`role` text NOT NULL,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `introduction_sides_once` ON `introduction_sides` (`introduction_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `introduction_sides_by_organisation` ON `introduction_sides` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `introduction_sides_by_flow` ON `introduction_sides` (`flow_id`);--> statement-breakpoint
CREATE TABLE `synergies` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text,
	`stage` text NOT NULL,
	`stage_at` text NOT NULL,
	`suspended_from` text,
	`owner_id` text NOT NULL,
	`next_action` text,
	`next_action_on` text,
	`news_at` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `synergies_by_stage` ON `synergies` (`stage`);--> statement-breakpoint
CREATE INDEX `synergies_by_owner` ON `synergies` (`owner_id`);--> statement-breakpoint
CREATE TABLE `synergy_parties` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`flow_id` text,
	`role` text NOT NULL,
	`introduced_at` text,
	`joined_at` text NOT NULL,
	`left_at` text,
	`left_reason` text,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `synergy_parties_by_synergy` ON `synergy_parties` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_parties_by_organisation` ON `synergy_parties` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `synergy_parties_by_flow` ON `synergy_parties` (`flow_id`);--> statement-breakpoint
CREATE TABLE `synergy_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`reason` text,
	`note` text,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_steps_by_synergy` ON `synergy_steps` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_steps_by_author` ON `synergy_steps` (`actor_id`);--> statement-breakpoint
ALTER TABLE `introductions` ADD `synergy_id` text REFERENCES synergies(id);--> statement-breakpoint
CREATE INDEX `introductions_by_synergy` ON `introductions` (`synergy_id`);
--> statement-breakpoint
INSERT INTO `synergies` (`id`, `kind`, `stage`, `stage_at`, `owner_id`, `news_at`, `created_by`, `created_at`, `updated_at`)
WITH `last` AS (
	SELECT `introduction_id`, `organisation_id`, `answer`, `at`, max(`rowid`) FROM `consents` GROUP BY `introduction_id`, `organisation_id`
), `said` AS (
	SELECT `introduction_id`, max(`at`) AS `at`, sum(`answer` = 'yes') AS `yes`, sum(`answer` = 'no') AS `no` FROM `last` GROUP BY `introduction_id`
)
SELECT `i`.`id`,
	CASE WHEN `s`.`family` IN ('material', 'waste', 'water', 'energy') THEN 'substitution' ELSE 'sharing' END,
	CASE WHEN `said`.`no` > 0 THEN 'refused' WHEN `said`.`yes` = 2 THEN 'introduced' ELSE 'validated' END,
	CASE WHEN `said`.`no` > 0 OR `said`.`yes` = 2 THEN `said`.`at` ELSE `i`.`opened_at` END,
	`i`.`opened_by`, coalesce(`said`.`at`, `i`.`opened_at`), `i`.`opened_by`, `i`.`opened_at`, coalesce(`said`.`at`, `i`.`opened_at`)
FROM `introductions` `i` JOIN `flows` `s` ON `s`.`id` = `i`.`stock_id` LEFT JOIN `said` ON `said`.`introduction_id` = `i`.`id`;
--> statement-breakpoint
INSERT INTO `synergy_steps` (`id`, `synergy_id`, `from`, `to`, `actor_id`, `at`)
SELECT `id` || '-1', `id`, NULL, 'validated', `created_by`, `created_at` FROM `synergies`;
--> statement-breakpoint
INSERT INTO `synergy_steps` (`id`, `synergy_id`, `from`, `to`, `reason`, `actor_id`, `at`)
SELECT `id` || '-2', `id`, 'validated', `stage`, CASE `stage` WHEN 'refused' THEN 'declined' END, `owner_id`, `stage_at` FROM `synergies` WHERE `stage` <> 'validated';
--> statement-breakpoint
INSERT INTO `synergy_parties` (`id`, `synergy_id`, `organisation_id`, `flow_id`, `role`, `introduced_at`, `joined_at`)
SELECT `i`.`id` || '-g', `i`.`id`, `i`.`stock_organisation_id`, `i`.`stock_id`, 'gives', CASE `y`.`stage` WHEN 'introduced' THEN `y`.`stage_at` END, `i`.`opened_at`
FROM `introductions` `i` JOIN `synergies` `y` ON `y`.`id` = `i`.`id`
UNION ALL
SELECT `i`.`id` || '-r', `i`.`id`, `i`.`need_organisation_id`, `i`.`need_id`, 'receives', CASE `y`.`stage` WHEN 'introduced' THEN `y`.`stage_at` END, `i`.`opened_at`
FROM `introductions` `i` JOIN `synergies` `y` ON `y`.`id` = `i`.`id`;
--> statement-breakpoint
INSERT OR IGNORE INTO `introduction_sides` (`id`, `introduction_id`, `organisation_id`, `flow_id`, `role`)
SELECT `id`, substr(`id`, 1, length(`id`) - 2), `organisation_id`, `flow_id`, `role` FROM `synergy_parties`;
--> statement-breakpoint
UPDATE `introductions` SET `synergy_id` = `id`;
