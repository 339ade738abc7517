CREATE TABLE `information_image_contents` (
	`image_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`image_id`) REFERENCES `information_images`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `information_images` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`description` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `information_items`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `information_images_by_item` ON `information_images` (`item_id`);--> statement-breakpoint
CREATE INDEX `information_images_by_author` ON `information_images` (`author_id`);--> statement-breakpoint
CREATE TABLE `information_items` (
	`id` text PRIMARY KEY NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`byline` text NOT NULL,
	`source_name` text NOT NULL,
	`source_url` text,
	`resource_ids` text NOT NULL,
	`sectors` text NOT NULL,
	`themes` text NOT NULL,
	`audience` text NOT NULL,
	`state` text NOT NULL,
	`valid_months` integer NOT NULL,
	`closes_on` text,
	`version` integer NOT NULL,
	`checked_on` text NOT NULL,
	`checked_by` text NOT NULL,
	`author_id` text NOT NULL,
	`created_at` text NOT NULL,
	`published_at` text,
	`changed_at` text NOT NULL,
	`told_term` text
);
--> statement-breakpoint
CREATE INDEX `information_items_by_author` ON `information_items` (`author_id`);--> statement-breakpoint
CREATE INDEX `information_items_by_checker` ON `information_items` (`checked_by`);--> statement-breakpoint
CREATE TABLE `information_versions` (
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`item_id`, `version`),
	FOREIGN KEY (`item_id`) REFERENCES `information_items`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `information_versions_by_author` ON `information_versions` (`author_id`);