ALTER TABLE `mails` ADD `calendar` text;--> statement-breakpoint
ALTER TABLE `visits` ADD `planned_from` text;--> statement-breakpoint
ALTER TABLE `visits` ADD `planned_to` text;--> statement-breakpoint
ALTER TABLE `visits` ADD `calendar_sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `visits` ADD `invited_contacts` text;