using System.Buffers.Binary;
using Trettio.Measuring.Fast;

namespace Trettio.Quality.Facts;

/// <summary>
/// Who names what: which waits and referrals there are and whose, who names them, and what follows a wait wherever it is (moves and offers, which name
/// no patient). Joined part by part of the names' hash, as in a hash join on disk (Kitsuregawa et al. 1983), so that only a part is held. Two names of one hash only make persons
/// be held together who need not be.
/// </summary>
internal sealed class References(SpillRoom room)
{
    private const int Parts = 64;
    private const int Shift = 64 - 6;
    private const ulong WaitSeed = 0x57_41_49_54;
    private const ulong ReferralSeed = 0x52_45_46;
    private readonly SpilledParts defined = new(Parts, room);
    private readonly SpilledParts named = new(Parts, room);
    private readonly SpilledParts following = new(Parts, room);
    private readonly byte[] pair = new byte[2 * sizeof(ulong)];

    internal static ulong OfWait(ReadOnlySpan<byte> id) => RowHash.Of(id, WaitSeed);

    internal static ulong OfReferral(ReadOnlySpan<byte> id) => RowHash.Of(id, ReferralSeed);

    internal void Define(ulong name, ulong person) => Add(defined, name, person);

    internal void Name(ulong name, ulong person) => Add(named, name, person);

    /// <summary>A record that belongs where the name is defined. It begins with the name.</summary>
    internal void Follow(ulong name, ReadOnlySpan<byte> record) => following.Add((int)(name >> Shift), record);

    /// <summary>
    /// Hands on each record that follows, with the person whose wait it names, or 0 when nobody's. Returns the persons who name what is another's, and those others:
    /// they can only be understood together.
    /// </summary>
    internal HashSet<ulong> Join(RecordOfPerson found)
    {
        var together = new HashSet<ulong>();
        var owner = new Dictionary<ulong, ulong>();
        for (var part = 0; part < Parts; part++)
        {
            owner.Clear();
            for (var records = defined.Read(part); records.Next();)
            {
                var (name, person) = Pair(records.Record);
                if (!owner.TryAdd(name, person))
                {
                    Join(together, owner[name], person);
                }
            }

            for (var records = named.Read(part); records.Next();)
            {
                var (name, person) = Pair(records.Record);
                if (owner.TryGetValue(name, out var other))
                {
                    Join(together, other, person);
                }
            }

            for (var records = following.Read(part); records.Next();)
            {
                found(records.Record, owner.GetValueOrDefault(BinaryPrimitives.ReadUInt64LittleEndian(records.Record)));
            }

            defined.Forget(part);
            named.Forget(part);
            following.Forget(part);
        }

        return together;
    }

    private static void Join(HashSet<ulong> together, ulong one, ulong other)
    {
        if (one != other)
        {
            together.Add(one);
            together.Add(other);
        }
    }

    private static (ulong Name, ulong Person) Pair(ReadOnlySpan<byte> record) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(record), BinaryPrimitives.ReadUInt64LittleEndian(record[sizeof(ulong)..]));

    private void Add(SpilledParts to, ulong name, ulong person)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(pair, name);
        BinaryPrimitives.WriteUInt64LittleEndian(pair.AsSpan(sizeof(ulong)), person);
        to.Add((int)(name >> Shift), pair);
    }
}

internal delegate void RecordOfPerson(ReadOnlySpan<byte> record, ulong person);
