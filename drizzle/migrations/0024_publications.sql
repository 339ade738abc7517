CREATE TABLE `publications` (
	`flow_id` text PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`row` text NOT NULL,
	`agreed_at` text NOT NULL,
	`agreed_by` text NOT NULL,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_publicId_unique` ON `publications` (`public_id`);