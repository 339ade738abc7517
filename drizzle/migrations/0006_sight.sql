CREATE TABLE `disclosures` (
	`id` text PRIMARY KEY NOT NULL,
	`flow_id` text NOT NULL,
	`to_organisation_id` text NOT NULL,
	`introduction_id` text NOT NULL,
	`groups` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `disclosures_by_flow` ON `disclosures` (`flow_id`);--> statement-breakpoint
CREATE INDEX `disclosures_by_organisation` ON `disclosures` (`to_organisation_id`);--> statement-breakpoint
ALTER TABLE `flows` ADD `quantity_visibility` text DEFAULT 'facilitators' NOT NULL;--> statement-breakpoint
ALTER TABLE `flows` ADD `price_visibility` text DEFAULT 'facilitators' NOT NULL;--> statement-breakpoint
ALTER TABLE `flows` ADD `partner_visibility` text DEFAULT 'facilitators' NOT NULL;--> statement-breakpoint
ALTER TABLE `flows` ADD `process_visibility` text DEFAULT 'facilitators' NOT NULL;