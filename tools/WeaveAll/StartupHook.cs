using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using WeaveAll;

/// <summary>Runs at the start of the tests' process: finds the runtime library for woven code, and records when asked to.</summary>
internal static class StartupHook
{
    /// <summary>The environment variable that names the file for the recorder's report.</summary>
    internal const string ReportVariable = "LANGFUSE_OBSERVE_WEAVE_ALL_REPORT";

    /// <summary>The environment variable that says after how many observations no more traces are recorded.</summary>
    internal const string MostVariable = "LANGFUSE_OBSERVE_WEAVE_ALL_MOST";

    public static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } report && IsTestHost())
        {
            Record(report);
        }
    }

    // By itself: compiling it loads the library, which the line above must be able to find.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Record(string report) => CountingSink.Start(
        report, long.TryParse(Environment.GetEnvironmentVariable(MostVariable), CultureInfo.InvariantCulture, out var most) ? most : long.MaxValue);

    private static bool IsTestHost() => Environment.GetCommandLineArgs()[0].Contains("testhost", StringComparison.OrdinalIgnoreCase);

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, name.Name + ".dll");
        return name.Name == "Langfuse.Observe" && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
