using Trettio.Care;

namespace Trettio.Quality.Facts;

/// <summary>A field whose filling is followed: in how many of the rows that should have it.</summary>
internal enum Field
{
    ContactKva,
    ContactProfession,
    ContactForm,
    ContactRegistered,
    WaitDecision,
}

/// <summary>
/// Sums per unit and month, at most the last ten years. A month is a number: its year times twelve and its number less one. It counts as
/// whole when something happened on one of its last five days: the last month of a delivery may have only begun.
/// </summary>
internal sealed class UnitMonths
{
    private const int MostMonths = 120;
    private const int LastDays = 5;

    // A table of the days that nearly all rows have: a million contacts ask ten times each.
    private static readonly int FirstKnown = new DateOnly(1950, 1, 1).DayNumber;
    private static readonly int[] Known = [.. Enumerable.Range(FirstKnown, 366 * 110).Select(Worked)];
    private readonly int units;
    private readonly int[] done, twins, completed, movSov;
    private readonly int[][] asked, filled;

    internal UnitMonths(RegionFacts region)
    {
        units = region.Units.Count;
        var last = DateOnly.FromDayNumber(Math.Max(FirstKnown, region.LastDay));
        Last = IndexOf(last.DayNumber);
        LastWhole = DateTime.DaysInMonth(last.Year, last.Month) - last.Day < LastDays ? Last : Last - 1;
        First = Last - MostMonths + 1;
        (done, twins, completed, movSov) = (Sums(), Sums(), Sums(), Sums());
        asked = [.. Enum.GetValues<Field>().Select(_ => Sums())];
        filled = [.. Enum.GetValues<Field>().Select(_ => Sums())];
    }

    internal int First { get; }

    internal int Last { get; }

    internal int LastWhole { get; }

    /// <summary>Adds what one part has; each part once.</summary>
    internal void Add(PartFacts part)
    {
        AddContacts(part);
        AddWaits(part);
    }

    internal static int IndexOf(int day) => day - FirstKnown is >= 0 and var at && at < Known.Length ? Known[at] : Worked(day);

    private static int Worked(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1;
    }

    internal static Month MonthOf(int index) => new(index / 12, (index % 12) + 1);

    internal static int FirstDayOf(int index) => MonthOf(index).First.DayNumber;

    internal int Done(int unit, int month) => At(done, unit, month);

    internal int Twins(int unit, int month) => At(twins, unit, month);

    internal int Completed(int unit, int month) => At(completed, unit, month);

    internal int MovSov(int unit, int month) => At(movSov, unit, month);

    internal (int Filled, int Asked) Filling(Field field, int unit, int month) => (At(filled[(int)field], unit, month), At(asked[(int)field], unit, month));

    private int[] Sums() => new int[units * MostMonths];

    private int At(int[] sums, int unit, int month) => month < First || month > Last ? 0 : sums[(unit * MostMonths) + month - First];

    private void AddOne(int[] sums, int unit, int day)
    {
        if (IndexOf(day) is var month && month >= First && month <= Last)
        {
            sums[(unit * MostMonths) + month - First]++;
        }
    }

    private void AddField(Field field, int unit, int day, bool isFilled)
    {
        AddOne(asked[(int)field], unit, day);
        if (isFilled)
        {
            AddOne(filled[(int)field], unit, day);
        }
    }

    private void AddContacts(PartFacts part)
    {
        for (var row = 0; row < part.Contacts.Count; row++)
        {
            ref readonly var contact = ref part.Contacts[row];
            if (!contact.IsDone)
            {
                continue;
            }

            AddOne(done, contact.Unit, contact.Day);
            if (part.IsTwin[row])
            {
                AddOne(twins, contact.Unit, contact.Day);
            }

            AddField(Field.ContactProfession, contact.Unit, contact.Day, contact.HasProfession);
            AddField(Field.ContactForm, contact.Unit, contact.Day, contact.HasForm);
            AddField(Field.ContactRegistered, contact.Unit, contact.Day, contact.Registered != WaitFact.None);
            if (contact.IsMeasured)
            {
                AddField(Field.ContactKva, contact.Unit, contact.Day, contact.Kva >= 0);
            }
        }
    }

    private void AddWaits(PartFacts part)
    {
        for (var row = 0; row < part.Waits.Count; row++)
        {
            ref readonly var wait = ref part.Waits[row];
            if (wait.Point != MeasuringPoint.FirstVisit && wait.Stop != WaitFact.None)
            {
                AddField(Field.WaitDecision, wait.Unit, wait.Listed, !wait.LacksDecision);
            }

            AddCompleted(wait);
        }

        for (var row = 0; row < part.Implied.Count; row++)
        {
            AddCompleted(part.Implied[row]);
        }
    }

    private void AddCompleted(in WaitFact wait)
    {
        if (!wait.IsCompleted)
        {
            return;
        }

        AddOne(completed, wait.StopUnit, wait.Stop);
        if (wait.Final is Deviation.MedicallyCaused or Deviation.SpeciallyCaused)
        {
            AddOne(movSov, wait.StopUnit, wait.Stop);
        }
    }
}
