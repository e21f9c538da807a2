namespace Trettio.Measuring;

/// <summary>What a split has to read.</summary>
public static class SplitNeeds
{
    /// <summary>True for splits that only patients.csv can answer.</summary>
    public static bool Patients(Split split) => split <= Split.Home;
}
