using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>The words of a closed choice in a file and the value each stands for: the contract's codes first, then the Swedish words read too.</summary>
public sealed class ChoiceWords
{
    // The word's place in Words, whatever its letter case.
    private readonly Dictionary<string, int> byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly (byte[] Word, int Value)[] exact;
    private readonly int codes;

    private ChoiceWords(IReadOnlyList<(string Word, int Value)> codes, params (string Word, int Value)[] swedish)
    {
        this.codes = codes.Count;
        CodesInOrder = [.. codes.Select(code => code.Word)];
        Words = [.. codes, .. swedish];
        exact = [.. Words.Select(word => (Encoding.UTF8.GetBytes(word.Word), word.Value))];
        for (var word = 0; word < Words.Count; word++)
            byWord[Words[word].Word] = word;
    }

    /// <summary>A closed choice that a definition file lists: its codes, and the other words read as them.</summary>
    internal static ChoiceWords Listed(IReadOnlyList<(string Word, int Value)> codes, IReadOnlyList<(string Word, int Value)> words) => new(codes, [.. words]);

    public static ChoiceWords MeasuringPoint { get; } = new(
        [("first_visit", 0), ("investigation", 1), ("treatment", 2)],
        ("nybesök", 0), ("förstabesök", 0), ("första besök", 0), ("utredning", 1), ("behandling", 2));

    public static ChoiceWords ContactKind { get; } = new(
        [("first_visit", 0), ("investigation", 1), ("treatment", 2), ("follow_up", 3), ("acute", 4)],
        ("nybesök", 0), ("förstabesök", 0), ("första besök", 0), ("utredning", 1), ("behandling", 2), ("återbesök", 3), ("akut", 4));

    public static ChoiceWords Deviation { get; } = new([("PvV", 1), ("MoV", 2), ("SoV", 3)], ("1", 1), ("2", 2), ("3", 3));

    public static ChoiceWords ContactStatus { get; } = new(
        CodesOf(typeof(ContactStatus)), ("genomförd", 0), ("uteblivet", 1), ("avbokad", 2), ("bokad", 3));

    public static ChoiceWords ProviderForm { get; } = new(CodesOf(typeof(ProviderForm)));

    public static ChoiceWords CareLevel { get; } = new(CodesOf(typeof(CareLevel)));

    public static ChoiceWords EntryScenario { get; } = new([("A", 0), ("B", 1), ("C", 2)]);

    public static ChoiceWords Sex { get; } = new([("1", 1), ("2", 2), ("3", 3)]);

    public static ChoiceWords ReferralKind { get; } = new(CodesOf(typeof(ReferralKind)));

    public static ChoiceWords ReferralOutcome { get; } = new(CodesOf(typeof(ReferralOutcome)));

    public static ChoiceWords ReferrerAssessment { get; } = new(CodesOf(typeof(ReferrerAssessment)));

    public static ChoiceWords RemovalReason { get; } = new(CodesOf(typeof(RemovalReason)));

    public static ChoiceWords MoveReason { get; } = new(CodesOf(typeof(MoveReason)));

    public static ChoiceWords OfferAnswer { get; } = new(CodesOf(typeof(OfferAnswer)));

    public static ChoiceWords CancelledBy { get; } = new(CodesOf(typeof(CancelledBy)));

    public static ChoiceWords Present { get; } = new(CodesOf(typeof(Present)));

    /// <summary>The contract's own codes, for messages and writers.</summary>
    public IReadOnlyList<string> CodesInOrder { get; }

    /// <summary>Every word that is read, with the value of the choice's enumeration.</summary>
    public IReadOnlyList<(string Word, int Value)> Words { get; }

    /// <summary>The value that the word in a place of <see cref="Words"/> stands for.</summary>
    internal int ValueOf(int word) => exact[word].Value;

    /// <summary>Whether the word in a place is another than the contract's own codes.</summary>
    internal bool IsOther(int word) => word >= codes;

    /// <summary>Letter case is free; <paramref name="cell"/> is trimmed UTF-8.</summary>
    public bool TryRead(ReadOnlySpan<byte> cell, out int value)
    {
        var word = Find(cell);
        value = word < 0 ? 0 : exact[word].Value;
        return word >= 0;
    }

    /// <summary>The word's place in <see cref="Words"/>; −1 for none. A place past the codes is a Swedish word or a number.</summary>
    public int Find(ReadOnlySpan<byte> cell)
    {
        for (var word = 0; word < exact.Length; word++)
        {
            if (cell.SequenceEqual(exact[word].Word))
                return word;
        }

        return cell.Length <= 64 && byWord.TryGetValue(Encoding.UTF8.GetString(cell), out var known) ? known : -1;
    }

    /// <summary>Whether the text is one of the contract's own codes, letter by letter, rather than a word read as one.</summary>
    public bool IsCode(ReadOnlySpan<byte> cell)
    {
        for (var index = 0; index < codes; index++)
        {
            if (cell.SequenceEqual(exact[index].Word))
                return true;
        }

        return false;
    }

    /// <summary>
    /// By the choice's type and not by a type argument: what is made anew for each of a dozen types costs every command a tenth of its start.
    /// </summary>
    private static List<(string Word, int Value)> CodesOf(Type choice)
    {
        // Both in the order of the values.
        var (names, values) = (Enum.GetNames(choice), (int[])Enum.GetValuesAsUnderlyingType(choice));
        return [.. values.Select((value, at) => (Codes.CodeOf(names[at]), value))];
    }
}
