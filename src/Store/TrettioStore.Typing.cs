using Trettio.Care;

namespace Trettio.Store;

/// <content>What a unit that types its rows looks up. Each but the last reads its table through: no figure is counted so.</content>
public sealed partial class TrettioStore
{
    public IReadOnlyList<Referral> ReferralsOfUnit(string unitId) => By(CareTables.Referrals, "unit_id", unitId);

    public IReadOnlyList<Move> MovesFromUnit(string unitId) => By(QueueTables.Moves, "from_unit_id", unitId);

    public IReadOnlyList<Move> MovesToUnit(string unitId) => By(QueueTables.Moves, "to_unit_id", unitId);

    public IReadOnlyList<Offer> OffersOfWait(string waitId) => By(QueueTables.Offers, "wait_id", waitId);
}
