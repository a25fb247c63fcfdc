using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Tests.Shared;

/// <summary>The official JS SDK, a client and a service that know nothing of this one: the scripts of <c>tests/peers/js</c>.</summary>
internal static class JsPeer
{
    private static readonly string s_folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "peers", "js");

    /// <summary>How a script is started. The test is skipped where the SDK is not installed; <c>.ci/run</c> installs it.</summary>
    public static ProcessStartInfo Script(string name)
    {
        Skip.IfNot(Directory.Exists(Path.Combine(s_folder, "node_modules")), "needs the official JS SDK: npm ci --prefix tests/peers/js");
        return new ProcessStartInfo("node", [name]) { WorkingDirectory = s_folder, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
