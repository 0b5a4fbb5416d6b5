//! A lot that keeps the engine busy: every pair of companies is asked for together in exactly one requirement's set of
//! three holders (a Steiner triple system after Bose), which leaves a search nothing to prune by.

use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies, competencies};
use persistence::repositories::procurement::{lots, requirements};

use super::records;
use super::world::World;

/// Companies stand in three rows of so many; an odd number.
const N_COLUMNS: usize = 15;

/// Stores the lot in the published call of the west.
pub async fn hard_lot(world: &World) -> Lot {
    let lot = records::lot(&world.call, 3);
    let newcomers: Vec<_> = (0..3 * N_COLUMNS)
        .map(|number| records::company(world.west.id, &format!("Pic {number}")))
        .collect();
    let mut asked: Vec<Requirement> = Vec::new();
    let mut vocabulary = Vec::new();
    let mut declared = Vec::new();
    for (position, holders) in (0_u32..).zip(triples()) {
        let entry = records::competency(
            &format!("triple-{position}"),
            &format!("Trois {position}"),
            &[],
        );
        asked.push(records::asks(lot.id, position, entry.id));
        for holder in holders {
            let company_id = newcomers[holder].id;
            declared.push(records::capability(company_id, entry.id, Level::Autonomous));
        }
        vocabulary.push(entry);
    }
    let transaction = world.begin().await;
    companies::insert_companies(&transaction, &newcomers)
        .await
        .unwrap();
    competencies::insert_competencies(&transaction, &vocabulary)
        .await
        .unwrap();
    lots::insert_lot(&transaction, &lot).await.unwrap();
    requirements::insert_requirements(&transaction, &asked)
        .await
        .unwrap();
    capabilities::insert_capabilities(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    lot
}

fn triples() -> Vec<[usize; 3]> {
    let place = |column: usize, row: usize| column + (row % 3) * N_COLUMNS;
    let half = N_COLUMNS.div_ceil(2);
    let mut triples: Vec<[usize; 3]> = (0..N_COLUMNS)
        .map(|column| [place(column, 0), place(column, 1), place(column, 2)])
        .collect();
    for row in 0..3 {
        for first in 0..N_COLUMNS {
            for second in first + 1..N_COLUMNS {
                let third = (first + second) * half % N_COLUMNS;
                triples.push([place(first, row), place(second, row), place(third, row + 1)]);
            }
        }
    }
    triples
}
