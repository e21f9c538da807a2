using System.Text;
using System.Text.Json;
using Trettio.Cli;
using Trettio.Cli.Verbs;

namespace Trettio.Whole.Cli;

/// <summary>How a command ended, and what it said where.</summary>
internal sealed record Answer(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json()
    {
        Assert.True(Code is 0 or 11, $"It ended with {Code}: {Error}");
        return JsonDocument.Parse(Output).RootElement;
    }

    public Answer Is(int code)
    {
        Assert.True(Code == code, $"It ended with {Code}, not {code}: {Error}{Output}");
        return this;
    }

    /// <summary>On a slow machine anything may take more than a second.</summary>
    private static bool IsProgress(string line) => System.Text.RegularExpressions.Regex.IsMatch(line, "^[0-9]+ (rader|rows), [0-9]+ s$");

    /// <summary>A refusal: one sentence on stderr that holds each of the words, and nothing on stdout.</summary>
    public void Refuses(int code, params string[] words)
    {
        Is(code);
        Assert.Equal("", Output);
        var line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !IsProgress(line));
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotMatch("[.!?] +\\p{Lu}", line);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        foreach (var word in words)
        {
            Assert.Contains(word, line, StringComparison.Ordinal);
        }
    }
}

/// <summary>A folder of a test's own with a data folder in it, where commands are run in this process.</summary>
internal sealed class Bench : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trettio-cli-").FullName;

    // The developer's own language must not reach the tests.
    static Bench() => Environment.SetEnvironmentVariable("TRETTIO_LANG", null);

    public static string Root { get; } = FindRoot();

    public static string Vgr { get; } = Path.Combine(Root, "examples", "vgr");

    public string Data => At("data");

    public string At(params string[] names) => Path.Combine([folder, .. names]);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = At(name.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A synthetic region, made by the program itself.</summary>
    public string Synthetic(string name, int patients = 400, int seed = 1, bool faults = false)
    {
        string[] call = ["synth", "--out", At(name), "--patients", $"{patients}", "--years", "1", "--seed", $"{seed}"];
        Run(faults ? [.. call, "--faults"] : call).Is(0);
        return At(name);
    }

    /// <summary>Runs a command; the data folder is the test's own unless another is named.</summary>
    public Answer Run(params string[] args)
    {
        string[] all = args.Length > 0 && AllVerbs.All.Any(verb => verb.Name == args[0]) && !args.Contains("--data") ? [.. args, "--data", Data] : args;
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = Host.RunAsync(all, AllVerbs.All, output, error).GetAwaiter().GetResult();
        return new(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string FindRoot()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here.FullName, "Trettio.slnx")))
        {
            here = here.Parent!;
        }

        return here.FullName;
    }
}
