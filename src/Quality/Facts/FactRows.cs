using Trettio.Care;

namespace Trettio.Quality.Facts;

/// <summary>What the checks need of one wait, as day numbers; <see cref="None"/> is no such date, -1 no such row or text. 72 bytes.</summary>
internal struct WaitFact
{
    internal const int None = int.MaxValue;

    internal int Patient, Unit, Referral, Commitment, Question;
    internal int Listed, Start, Removed, Stop, StopUnit;

    /// <summary>The contact that stops the clock; -1 before any. An implied wait is its contact.</summary>
    internal int StopContact;

    internal MeasuringPoint Point;
    internal Deviation Deviation, StopDeviation;
    internal bool IsImplied, HasOfferInTime, HasDeclinedInTime, LacksDecision, IsRedo;

    internal readonly bool IsLeftOut => Stop != None && (Start == None || Stop < Start);

    /// <summary>Completed in the month of its stop: what a figure counts.</summary>
    internal readonly bool IsCompleted => Stop != None && Start != None && Start <= Stop;

    /// <summary>The removal, unless the clock stopped on or before that day.</summary>
    internal readonly int Removal => Removed != None && Stop > Removed ? Removed : None;

    internal readonly Deviation Final => StopDeviation != Deviation.None ? StopDeviation : Deviation;

    internal readonly int Entry
    {
        get
        {
            var day = Listed == None ? Start : Start == None ? Listed : Math.Max(Listed, Start);
            return Math.Min(day, Stop);
        }
    }

    /// <summary>The first day it no longer waits.</summary>
    internal readonly int End => Math.Min(Stop, Removal);

    /// <summary>In the queue at the end of that day.</summary>
    internal readonly bool WaitsOn(int day) => Start <= day && Entry <= day && End > day && !IsLeftOut;
}

/// <summary>What the checks need of one contact. 44 bytes.</summary>
internal struct ContactFact
{
    internal int Patient, Unit, Day, Wait, Referral, Commitment, Question, Registered, Kva;
    internal ContactStatus Status;

    /// <summary>255: none.</summary>
    internal byte Kind;

    internal bool HasProfession, HasForm;

    internal readonly bool IsDone => Status == ContactStatus.Done;

    internal readonly bool IsMeasured => Status == ContactStatus.Done && Kind <= (byte)MeasuringPoint.Treatment;
}

internal struct ReferralFact
{
    internal int Patient, Unit, Decided, Received, Assessed, OutcomeOn;

    /// <summary>255: not told.</summary>
    internal byte Outcome;

    internal bool IsForwarded;
}

internal struct PatientFact
{
    internal int BirthYear, MergedInto;

    /// <summary>0: not known.</summary>
    internal int BirthMonth;

    internal bool IsProtected;

    /// <summary>The first day on which the patient is that old for certain; only the month is known, or the year alone. <see cref="WaitFact.None"/>: no birth is known.</summary>
    internal readonly int CertainlyAged(int years) => BirthYear == 0 ? WaitFact.None
        : new DateOnly(BirthYear + years, BirthMonth == 0 ? 12 : BirthMonth, 1).AddMonths(1).DayNumber;

    /// <summary>The first day on which the patient may have been born; 0 when no birth is known.</summary>
    internal readonly int EarliestBirth => BirthYear == 0 ? 0 : new DateOnly(BirthYear, Math.Max(1, BirthMonth), 1).DayNumber;
}
