using System.Runtime.CompilerServices;

namespace Trettio.Specs;

/// <summary>Compares a text with the accepted one beside the test; UPDATE_GOLDEN=1 accepts the new one, and a person reads the difference.</summary>
public static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);

        Assert.True(File.Exists(path), $"{name} is not there: run with UPDATE_GOLDEN=1 and read it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
