using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>What a contact counts as, on either basis: the twin of AsJudged and of the clock rules, over columns.</summary>
internal readonly ref struct CountedContact
{
    private readonly ReadOnlySpan<byte> status, kind, waitPoint, judged;
    private readonly ReadOnlySpan<ushort> reasons;
    private readonly ReadOnlySpan<int> waitOf, referralOf, decided, waitReferral, waitDecided, waitListed, referralDecided, received, assessed;
    private readonly RuleSet rules;
    private readonly bool isJudged;

    /// <param name="columns">The part.</param>
    /// <param name="rules">Says which of a referral's dates starts the clock.</param>
    /// <param name="judgedColumns">Null: as registered.</param>
    internal CountedContact(CareColumns columns, RuleSet rules, JudgedColumns? judgedColumns)
    {
        this.rules = rules;
        isJudged = judgedColumns is not null;
        judged = judgedColumns is null ? default : judgedColumns.Kind.Span;
        reasons = judgedColumns is null ? default : judgedColumns.Reason.Span;
        status = columns.Contacts.Status.Span;
        kind = columns.Contacts.Kind.Span;
        waitOf = columns.Contacts.Wait.Span;
        referralOf = columns.Contacts.Referral.Span;
        decided = columns.Contacts.Decided.Span;
        waitPoint = columns.Waits.Point.Span;
        waitReferral = columns.Waits.Referral.Span;
        waitDecided = columns.Waits.Decided.Span;
        waitListed = columns.Waits.Listed.Span;
        referralDecided = columns.Referrals.Decided.Span;
        received = columns.Referrals.Received.Span;
        assessed = columns.Referrals.Assessed.Span;
    }

    /// <summary>
    /// The measuring point, and the wait that it is counted on: -1 when it is a wait of its own, at most -2 when it names one that was never
    /// delivered. <c>Parted</c>: it names a wait to something else, and is therefore measured by itself. False when it counts at no point.
    /// </summary>
    internal bool Counts(int contact, out MeasuringPoint point, out int wait, out bool parted)
    {
        (point, wait, parted) = (default, waitOf[contact], false);
        if (status[contact] != (byte)ContactStatus.Done)
        {
            return false;
        }

        var stays = !isJudged || judged[contact] == JudgedColumns.Undecidable || reasons[contact] == Why.BeforeDecision;
        var counts = stays ? kind[contact] : judged[contact];
        if (counts > (byte)MeasuringPoint.Treatment)
        {
            return false;
        }

        point = (MeasuringPoint)counts;
        if (!stays && wait >= 0 && waitPoint[wait] != counts)
        {
            (wait, parted) = (-1, true);
        }

        return true;
    }

    /// <summary>When the clock of a contact that is a wait of its own started; none: <see cref="LedgerRow.None"/>.</summary>
    internal int ImpliedStart(int contact, MeasuringPoint point, bool parted)
    {
        var own = point == MeasuringPoint.FirstVisit && referralOf[contact] >= 0 ? StartOfReferral(referralOf[contact]) : decided[contact];
        return own == LedgerRow.None && parted ? WaitStart(waitOf[contact]) : own;
    }

    internal int WaitStart(int wait) => waitPoint[wait] != (byte)MeasuringPoint.FirstVisit ? waitDecided[wait]
        : waitReferral[wait] >= 0 ? StartOfReferral(waitReferral[wait])
        : waitDecided[wait] == LedgerRow.None ? waitListed[wait]
        : waitDecided[wait];

    /// <summary>Whether the wait that the contact is names a referral that was never delivered.</summary>
    internal bool MissesReferral(int contact, MeasuringPoint point, bool parted) => referralOf[contact] < -1
        || (parted && referralOf[contact] == -1 && point != MeasuringPoint.FirstVisit && waitReferral[waitOf[contact]] < -1);

    internal bool WaitMissesReferral(int wait) => waitReferral[wait] < -1;

    private int StartOfReferral(int referral) => rules.FirstVisitClockOn(DateOnly.FromDayNumber(received[referral])) switch
    {
        FirstVisitClock.Decided when referralDecided[referral] != LedgerRow.None => referralDecided[referral],
        FirstVisitClock.Assessed when assessed[referral] != LedgerRow.None => assessed[referral],
        _ => received[referral],
    };
}
