/** Words that Dutch sentences cannot do without and English ones do not have. */
export const dutch =
  /(?<![\p{L}\p{N}])(?:de|het|een|en|van|niet|geen|wel|is er|om|elke?|dag|uur|met|voor|naar|zijn|dit|deze|kanaal|abonnement\w*|bericht\w*|overzicht|schema|stille|werkdagen|weekeinde|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|nieuws|wijzig|opzeggen|alles|hulp|Moskou|Israël)(?![\p{L}\p{N}])/u;
