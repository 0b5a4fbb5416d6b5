//! A world with every field of every register filled, and the files of registers that are exported from it.

use domain::access::account::Language;
use domain::directory::company::{Certificate, Coordinates, FinancialYear};
use domain::directory::evidence::EvidenceKind;
use domain::procurement::interest::{Interest, InterestAnswer};
use domain::procurement::lot::Lot;
use domain::values::codes::WebAddress;
use domain::values::ids::{CertificateId, CompanyId, InterestId};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Share};
use domain::values::record::Record;
use spreadsheets::write::tables::company_tables::{
    certificate_table, company_table, reference_table,
};
use spreadsheets::write::tables::competency_table::competency_table;
use spreadsheets::write::tables::interest_table::interest_table;
use spreadsheets::write::tables::table_file::TableFile;

use super::exported_world::{ExportedWorld, day, name, now, prose};

impl ExportedWorld {
    /// A world whose companies have every field filled and answered every lot.
    pub fn full() -> Self {
        let mut world = Self::new();
        for (number, company) in (1..).zip(&mut world.companies) {
            company.name = name(&format!("{} ; « {number} »", company.name));
            company.legal_form = Some(name("SARL à capital variable"));
            company.social_statuses = vec![name("ESUS"), name("SCOP; d'insertion")];
            company.address.street = Some(name("12, rue de l'Égalité"));
            company.address.coordinates = Some(Coordinates {
                latitude_microdegrees: 48_117_266 + number,
                longitude_microdegrees: -1_677_793,
            });
            company.available_fte = Some(FteTenths(25));
            company.max_lots = Some(3);
            company.may_lead = number % 2 == 0;
            company.website = Some(web("https://exemple.fr/?a=1&b=2"));
            company.summary_fr = Some(prose("=Logiciels libres\net données ouvertes"));
            company.summary_en = Some(prose("@Free software"));
            company.financial_years = financial_years(number);
            company.certificates = certificates(number);
        }
        let mut known = world.capabilities.iter_mut();
        if let Some(piece) = known.find_map(|held| held.evidence.first_mut()) {
            piece.kind = EvidenceKind::Staff;
        }
        for piece in world
            .capabilities
            .iter_mut()
            .flat_map(|held| &mut held.evidence)
        {
            piece.own_share = Some(Share(4_050));
            piece.note = Some(prose("Recette ; mise en production"));
        }
        world.interests = interests(&world);
        world
    }

    /// The companies with their past work and their certificates.
    pub fn directory_file(&self, language: Language) -> TableFile {
        let (companies, capabilities) = (&self.companies, &self.capabilities);
        let tables = vec![
            company_table(companies, language),
            reference_table(companies, capabilities, &self.vocabulary, language),
            certificate_table(companies, language),
        ];
        TableFile::new(self.provenance(), tables)
            .offering(&self.vocabulary)
            .offering_companies(companies)
    }

    /// The answers to lots.
    pub fn interest_file(&self, language: Language) -> TableFile {
        let calls = std::slice::from_ref(&self.call);
        let of_calls = (calls, self.lots.as_slice());
        let table = interest_table(of_calls, &self.companies, &self.interests, language);
        TableFile::new(self.provenance(), vec![table]).offering_companies(&self.companies)
    }

    /// The vocabulary.
    pub fn competency_file(&self, language: Language) -> TableFile {
        let table = competency_table(&self.vocabulary, language);
        TableFile::new(self.provenance(), vec![table]).offering(&self.vocabulary)
    }
}

fn financial_years(number: i32) -> Vec<FinancialYear> {
    (2022..=2025)
        .rev()
        .map(|year| FinancialYear {
            year,
            turnover: Money::euros(i64::from(year) * 12_345),
            in_field_turnover: (year != 2023).then(|| Money::euros(i64::from(number) * 100)),
        })
        .collect()
}

fn web(address: &str) -> WebAddress {
    WebAddress::parse("web", address).unwrap()
}

/// Three of one kind that only their numbers and dates tell apart.
fn certificates(of: i32) -> Vec<Certificate> {
    (0..3)
        .map(|number| Certificate {
            id: CertificateId::new(),
            code: name("iso-27001"),
            title: name("ISO/CEI 27001:2022"),
            number: (number > 0).then(|| name(&format!("000{of}-{number}"))),
            issuer: Some(name("Organisme d'Exemple")),
            valid_from: Some(day("2024-01-01")),
            valid_until: (number > 1).then(|| day("2026-12-31")),
            document: Some(web("https://exemple.fr/certificat")),
        })
        .collect()
}

/// Every answer, with and without people and conditions.
fn interests(world: &ExportedWorld) -> Vec<Interest> {
    use InterestAnswer::{Lead, Maybe, Member, No, Subcontractor};
    let answer = |lot: &Lot, company: CompanyId, number: u32| Interest {
        id: InterestId::new(),
        lot_id: lot.id,
        company_id: company,
        answer: [Lead, Member, Subcontractor, Maybe, No][number as usize % 5],
        not_with: Vec::new(),
        most_fte: number.is_multiple_of(2).then_some(FteTenths(number * 7)),
        conditions: (number % 3 != 1).then(|| prose("Pas avant mars ;\n=sous conditions")),
        answered_by: None,
        record: Record::new(now()),
    };
    let pairs = world.lots.iter().flat_map(|lot| {
        let companies = world.companies.iter();
        companies.map(move |company| (lot, company.id))
    });
    pairs
        .zip(0u32..)
        .map(|((lot, company), number)| answer(lot, company, number))
        .collect()
}
