using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Tests.Shared;

/// <summary>The official JS SDK, a client and a service that know nothing of this one: the scripts of <c>tests/peers/js</c>.</summary>
internal static class JsPeer
{
    private static readonly string s_peers = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "peers");

    /// <summary>How a script is started. The test is skipped where the packages are not installed; <c>.ci/run</c> installs them.</summary>
    /// <param name="name">The script, and its arguments.</param>
    /// <param name="folder">The folder under tests/peers: js has the SDK of today, sdks those of others and of yesterday.</param>
    public static ProcessStartInfo Script(string name, string folder = "js")
    {
        var place = Path.Combine(s_peers, folder);
        Skip.IfNot(Directory.Exists(Path.Combine(place, "node_modules")), $"needs npm packages: npm ci --prefix tests/peers/{folder}");
        return new ProcessStartInfo("node", name.Split(' ')) { WorkingDirectory = place, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
