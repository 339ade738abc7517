ALTER TABLE `notices` ADD `about_id` text;--> statement-breakpoint
CREATE INDEX `notices_by_about` ON `notices` (`about_id`);