/**
 * Words with a full stop after which a sentence goes on as a rule, by language. `Intl.Segmenter` breaks after them: it leaves
 * the Unicode extension `-u-ss-standard` out. Chosen from the suppressions of the Unicode CLDR
 * (https://github.com/unicode-org/cldr, common/segments/*.xml), without those that are words of their own as well, such as “In.”
 * and “Job.”, and with the titles that are before names in the news. Initials and abbreviations of single letters need no list.
 */
const byLanguage: Readonly<Record<string, string>> = {
  en: 'Mr. MR. Mrs. Ms. Mx. Messrs. Dr. Drs. Prof. Hon. Rev. Fr. Sr. Jr. St. Gen. Maj. Lt. Col. Capt. Cmdr. Adm. Brig. Sgt. Cpl. Pvt. Gov. Sen. Sens. Rep. Reps. Pres. Supt. Det. Amb. '
    + 'Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Ph.D. Dept. Est. Approx. Conn. Md. Mt. Ft. No. Nos. Nr. Op. Vol. pp. vs. VS. cf. e.g. E.g. i.e. I.e. approx. est. exec.',
  de: 'Dr. Prof. Hr. Hrn. Fr. Frl. Dipl.-Ing. Dipl.-Kfm. Ing. Dir. Abg. St. Jan. Feb. Apr. Aug. Sep. Sept. Okt. Nov. Dez. Nr. Abs. Art. Kap. Str. Tel. Co. Chr. Mio. Mrd. Ges. Abt. '
    + 'ca. Ca. bzw. vgl. Vgl. ggf. Ggf. evtl. Evtl. inkl. einschl. sog. geb. gest. ehem. amtl. röm. kath. röm.-kath. frz. österr. schweiz. jew. näml. zzgl. u.a. z.B. d.h. u.U. v.a. i.d.R. e.V. z.T.',
  fr: 'M. MM. Mme. Mmes. Mlle. Dr. Pr. Prof. Me. Mgr. St. Ste. janv. févr. avr. juil. sept. oct. nov. déc. av. env. cf. éd. fig. réf. p.ex. gouv. gén. adj. dir. anc. équiv.',
  es: 'Sr. Sra. Srs. Sres. Sras. Srta. Srtas. Dr. Dra. Drs. Lic. Ing. Prof. Excmo. Excma. Ilmo. Ilma. Mons. Rvdo. Rev. Gral. Cnel. Col. Fr. Sto. Sta. Avda. Av. Cía. Dña. Ldo. Lda. Lcdo. Lcda. '
    + 'EE.UU. JJ.OO. FF.AA. SS.MM. p.ej. núm. pág. art. cap. vol. aprox. vs. cf. cfr. dpto. depto.',
  it: 'Sig. Sigg. Dott. Prof. Ing. Avv. On. Mons. Gen. Col. Cap. gen. febbr. mar. apr. giu. lug. ag. sett. ott. nov. dic. art. pag. ecc. es. p.es.',
  pt: 'Sr. Sra. Srs. Srta. Dr. Dra. Prof. Profa. Eng. Exmo. Exma. Gen. Cel. Cap. Av. jan. fev. mar. abr. jun. jul. ago. set. out. nov. dez. pág. art. núm. vol. aprox.',
  ru: 'г. гг. в. вв. им. ул. просп. пл. стр. рис. тел. проф. акад. доц. ген. полк. тов. гос. млн. млрд. тыс. руб. коп. янв. февр. апр. авг. сент. окт. нояб. дек. кв. отд. н.э. т.е. т.н. т.к. т.д. т.п.',
  uk: 'р. рр. ст. ім. вул. просп. пл. стор. рис. тел. проф. акад. доц. ген. гос. млн. млрд. тис. грн. коп. січ. лют. берез. квіт. трав. черв. лип. серп. верес. жовт. листоп. груд.',
}

const sets = new Map<string, ReadonlySet<string>>()

/** The abbreviations of a language, by its BCP 47 tag; of all of them where it is not known, or has none here. */
export function abbreviationsOf(language: string | null | undefined): ReadonlySet<string> {
  const name = language?.split('-')[0]?.toLowerCase() ?? ''
  const key = Object.hasOwn(byLanguage, name) ? name : ''
  const known = sets.get(key) ?? new Set((key ? byLanguage[key]! : Object.values(byLanguage).join(' ')).split(' '))
  sets.set(key, known)
  return known
}
