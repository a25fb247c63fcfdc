using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>The stack traces of release builds whose machine code is optimised from the first call on.</summary>
/// <remarks>The JIT inlines methods, and jumps where it would call; their frames are then missing, in woven and unwoven code alike but not the
/// same ones. So the woven trace must show nothing but frames of the unwoven program as it runs unoptimised, in their order, line for line.</remarks>
public sealed class OptimisedTests
{
    private static readonly Lazy<LoadedAssembly> s_woven = new(() => new LoadedAssembly(Build.Release.Value.Woven.Path, isOptimised: true));

    public static TheoryData<string, Outcome> Cells
    {
        get
        {
            var data = new TheoryData<string, Outcome>();
            foreach (var cell in Cell.All.Where(cell => cell.Outcome is Outcome.Throws or Outcome.ThrowsLater))
            {
                data.Add(cell.Kind.Title, cell.Outcome);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void StackTrace_ShowsFramesOfTheUnwovenProgramOnly(string title, Outcome outcome)
    {
        var kind = KindCatalogue.All.Single(candidate => candidate.Title == title);
        var unwoven = Run(Build.Release.Value.Unwoven, kind, outcome);
        var off = Run(s_woven.Value, kind, outcome);
        using var sink = new TestSink();
        var on = Run(s_woven.Value, kind, outcome);

        AssertShown(off, unwoven);
        AssertShown(on, unwoven);
    }

    private static string[] Run(LoadedAssembly assembly, Kind kind, Outcome outcome) =>
        Driver.RunAsync(new Subject(assembly, kind), outcome).GetAwaiter().GetResult().Split('\n');

    private static void AssertShown(string[] woven, string[] unwoven)
    {
        Assert.Equal(unwoven.Where(line => !IsFrame(line)), woven.Where(line => !IsFrame(line)));
        Assert.Contains(woven, IsFrame);
        var frames = unwoven.Where(IsFrame).GetEnumerator();
        foreach (var frame in woven.Where(IsFrame))
        {
            Assert.True(Reaches(frames, frame), $"not in the unwoven trace: {frame}\nwoven\n{string.Join('\n', woven)}\nunwoven\n{string.Join('\n', unwoven)}");
        }
    }

    private static bool Reaches(IEnumerator<string> frames, string frame)
    {
        while (frames.MoveNext())
        {
            if (frames.Current == frame)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFrame(string line) => line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("--- End of", StringComparison.Ordinal);
}
