using System.Diagnostics;
using System.Globalization;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Synthetic;

namespace Trettio.Benchmarks;

/// <summary>
/// A country's ten years of BUP, seed 1: twenty million rows of the eight care-event tables. <see cref="Files"/> is the first delivery,
/// stored in <see cref="Store"/>; <see cref="Held"/> is the next one, the latest hundredth of the contacts. Made once, used again.
/// </summary>
internal sealed record Country(string Folder)
{
    /// <summary>Gives just over twenty million rows in ten years.</summary>
    internal const int DefaultPatients = 2_200_000;

    internal const int Years = 10;

    private const int HeldPart = 100;

    /// <summary>The month that is counted: in the first delivery whole.</summary>
    internal static readonly Month Measured = new(2025, 8);

    internal string Files => Path.Combine(Folder, "first");

    /// <summary>A folder with contacts.csv alone.</summary>
    internal string Held => Path.Combine(Folder, "held");

    /// <summary>The SQLite file that the first delivery alone was imported into. Import the next into a <see cref="CopyOfStore"/>.</summary>
    internal string Store => Path.Combine(Folder, "country.db");

    internal CountryMade Made => CountryMade.Read(Folder);

    /// <summary>Made unless it is there already; what is half made does not count.</summary>
    internal static Country Ensure(Options options)
    {
        var folder = Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"country-{options.CountryPatients}"));
        if (!Directory.Exists(folder))
        {
            var half = new Country(folder + ".half");
            if (Directory.Exists(half.Folder))
            {
                Directory.Delete(half.Folder, recursive: true);
            }

            half.Make(options);
            Directory.Move(half.Folder, folder);
        }

        return new Country(folder);
    }

    /// <summary>A copy beside the store, to import into; an earlier copy of that name is replaced.</summary>
    internal string CopyOfStore(string name)
    {
        var copy = Path.Combine(Folder, name);
        foreach (var file in (string[])[copy, copy + "-wal", copy + "-shm"])
        {
            File.Delete(file);
        }

        File.Copy(Store, copy);
        return copy;
    }

    private void Make(Options options)
    {
        Console.Error.WriteLine($"making {Files} …");
        var watch = Stopwatch.StartNew();
        var region = SyntheticRegion.Of(new() { Patients = options.CountryPatients, Years = Years, Seed = 1, Until = Region.Last });
        var cut = Cut.Of(region.Contacts());
        CareFileWriter.WriteFolder(new Parted(region, cut, Held: false), Files);
        Directory.CreateDirectory(Held);
        using (var stream = File.Create(Path.Combine(Held, "contacts.csv")))
        {
            CareFileWriter.Write(new Parted(region, cut, Held: true), "contacts.csv", stream);
        }

        var making = watch.Elapsed;
        Console.Error.WriteLine($"importing into {Store} …");
        var import = Child.Trettio(options.Program, "import", Files, "--db", Store);
        new CountryMade(Directory.EnumerateFiles(Files, "*.csv").Sum(Region.RowsOf), cut.Held, making, import).Write(Folder);
    }

    /// <summary>
    /// Which contacts are held: of those that have taken place or should have, the latest. A time that is only booked tells no more
    /// than that, and would leave the second delivery with little to judge.
    /// </summary>
    private sealed record Cut(DateOnly Day, long OnDay, long Held)
    {
        internal static Cut Of(IEnumerable<Contact> contacts)
        {
            var all = 0L;
            var byDay = new SortedDictionary<DateOnly, long>();
            foreach (var contact in contacts)
            {
                all++;
                if (contact.Status != ContactStatus.Booked)
                {
                    byDay[contact.StartedOn] = byDay.GetValueOrDefault(contact.StartedOn) + 1;
                }
            }

            var held = Math.Max(1, all / HeldPart);
            var left = held;
            foreach (var (day, count) in byDay.Reverse())
            {
                if (count >= left)
                {
                    return new Cut(day, left, held);
                }

                left -= count;
            }

            throw new UnreachableException("There are fewer contacts than a hundredth of them.");
        }
    }

    /// <summary>The events before the cut, or the contacts after it; of the cut's own day, the first in order are held.</summary>
    private sealed record Parted(ICareEvents Events, Cut Cut, bool Held) : ICareEvents
    {
        public IEnumerable<CareUnit> Units() => Events.Units();

        public IEnumerable<Patient> Patients() => Events.Patients();

        public IEnumerable<Referral> Referrals() => Events.Referrals();

        public IEnumerable<Commitment> Commitments() => Events.Commitments();

        public IEnumerable<Wait> Waits() => Events.Waits();

        public IEnumerable<Move> Moves() => Events.Moves();

        public IEnumerable<Offer> Offers() => Events.Offers();

        public IEnumerable<Medication> Medications() => Events.Medications();

        public IEnumerable<Contact> Contacts()
        {
            var left = Cut.OnDay;
            foreach (var contact in Events.Contacts())
            {
                var isHeld = contact.Status != ContactStatus.Booked
                    && (contact.StartedOn > Cut.Day || (contact.StartedOn == Cut.Day && left-- > 0));
                if (isHeld == Held)
                {
                    yield return contact;
                }
            }
        }
    }
}
