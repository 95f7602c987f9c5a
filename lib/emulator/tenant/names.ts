/** Names of people who do not exist. */

export const FIRST =
  "Aaliyah Adrián Agnieszka Ahmed Aiko Amara Anders Ananya Antonio Asha Ayşe Beatriz Bilal Björn Bronwyn Camille Carlos Chen Chiara Clara Daniel Deepa Devon Dimitri Ebony Eduardo Eleanor Emeka Emil Esther Fatima Femi Freya Gabriela Gareth Giulia Grace Hana Hassan Hiroshi Ibrahim Ingrid Isla Ivan Jamal Jasmine Jorge Josefine Julia Kaito Karim Katarzyna Keisha Kofi Lars Leila Liam Lucía Magnus Malik Maren Mateo Maya Mei Miriam Mohammed Nadia Naomi Niamh Noah Nora Olga Omar Owen Paloma Pedro Priya Quinn Rachel Rafael Ravi Renée Rosa Samir Sanne Sara Siobhán Sofía Søren Tariq Tatiana Thandi Tomás Ursula Valentina Viktor Wanjiru Wei Xiomara Yara Yusuf Zoë".split(
    " ",
  );
export const LAST =
  "Abebe Achterberg Adeyemi Almeida Andersson Bakker Baptiste Bauer Bianchi Boateng Brennan Castillo Chatterjee Chowdhury Costa Dahl Delacroix Desai Diallo Dubois Eriksen Espinoza Farouk Fernández Fischer Fontaine García Ghosh Gómez Haddad Hansen Hoang Horvat Ivanova Jansen Jovanović Kamau Kaplan Kowalski Kruger Kumar Laurent Lindqvist López Mbeki Mensah Moreau Müller Nakamura Ndiaye Nguyen Novák Nowak O'Brien Okafor Okonkwo Oliveira Ortega Osei Park Patel Pereira Petrov Quispe Rahman Ramírez Reyes Rossi Santos Sato Schneider Shah Silva Sokolov Sørensen Suzuki Takahashi Tanaka Thapa Tran Vasquez Virtanen Walsh Weber Wójcik Yamamoto Yilmaz Zhang Zimmermann".split(
    " ",
  );
export const DEPARTMENTS = [
  "Finance",
  "Engineering",
  "Stores",
  "Logistics",
  "Marketing",
  "People",
  "Legal",
  "Support",
  "Sales",
];

/** Lower-case letters and dots, as a directory would make it: accents and apostrophes go. */
export function usernameOf(first: string, last: string): string {
  const plain = (text: string) =>
    text
      .replace(/[øØ]/g, "o")
      .normalize("NFD")
      .replace(/[^A-Za-zıłŁ]/g, "")
      .replace(/ı/g, "i")
      .replace(/[łŁ]/g, "l")
      .toLowerCase();
  return `${plain(first)}.${plain(last)}`;
}
