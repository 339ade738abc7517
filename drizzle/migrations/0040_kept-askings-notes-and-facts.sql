CREATE TABLE `introduction_askings` (
	`side_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`side_id`, `user_id`),
	FOREIGN KEY (`side_id`) REFERENCES `introduction_sides`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `introduction_askings_by_user` ON `introduction_askings` (`user_id`);--> statement-breakpoint
ALTER TABLE `synergy_exchanges` ADD `known` text;--> statement-breakpoint
ALTER TABLE `synergy_parties` ADD `left_note` text;--> statement-breakpoint
-- Whoever was of a structure when it was asked was asked with it: only those who came since are still to be.
INSERT INTO `introduction_askings` (`side_id`, `user_id`, `at`)
SELECT s.`id`, m.`user_id`, i.`opened_at`
FROM `introduction_sides` s
JOIN `introductions` i ON i.`id` = s.`introduction_id`
JOIN `memberships` m ON m.`organisation_id` = s.`organisation_id`
WHERE m.`since` IS NULL OR m.`since` <= i.`opened_at`;
