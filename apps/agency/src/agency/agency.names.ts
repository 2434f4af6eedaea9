/** How an agency is called; offices show it. */
export interface AgencyNames {
  officialName: string | null;
  marketingName: string | null;
}
