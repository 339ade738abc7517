CREATE TABLE `attachment_contents` (
	`attachment_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`flow_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`description` text,
	`visibility` text DEFAULT 'facilitators' NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_by_content` ON `attachments` (`flow_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `attachments_by_organisation` ON `attachments` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `register_values` (
	`organisation_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`read_at` text NOT NULL,
	PRIMARY KEY(`subject_id`, `field`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `register_values_by_organisation` ON `register_values` (`organisation_id`);