CREATE TABLE `mailing_bounces` (
	`email` text PRIMARY KEY NOT NULL,
	`reason` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mailing_opt_outs` (
	`email` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mailing_recipients` (
	`id` text PRIMARY KEY NOT NULL,
	`mailing_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`state` text NOT NULL,
	`left_out` text,
	`failure` text,
	`mail_id` text,
	`queued_at` text,
	`sent_at` text,
	`bounce` text,
	`bounced_at` text,
	`unsubscribed_at` text,
	`answer` text,
	`answered_on` text,
	`answer_note` text,
	`answer_by` text,
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailing_recipients_once` ON `mailing_recipients` (`mailing_id`,`email`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_state` ON `mailing_recipients` (`state`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_email` ON `mailing_recipients` (`email`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_organisation` ON `mailing_recipients` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_mail` ON `mailing_recipients` (`mail_id`);--> statement-breakpoint
CREATE TABLE `mailing_structures` (
	`mailing_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`left_out` text,
	PRIMARY KEY(`mailing_id`, `organisation_id`),
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mailing_structures_by_organisation` ON `mailing_structures` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `mailing_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`audience` text NOT NULL,
	`status` text NOT NULL,
	`held_because` text,
	`scheduled_at` text,
	`started_at` text,
	`ended_at` text,
	`budget_line` text,
	`planned_euros` integer,
	`spent_euros` integer,
	`plan_reference` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `mails` ADD `format` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `reply_to` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `unsubscribe_path` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `refused` text;