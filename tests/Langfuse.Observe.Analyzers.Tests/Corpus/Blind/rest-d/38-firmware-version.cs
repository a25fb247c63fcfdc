// Planted: LFO6006
using Langfuse.Observe;

namespace Firmware;

internal static class Build
{
    private const string Channel = "field-trial-of-the-northern-region-with-extended-logging-and-safe-mode";
    private const string Board = "board-revision-C-with-the-second-source-flash-and-the-patched-bootloader";
    private const string Toolchain = "gcc-14.2-cross-aarch64-with-link-time-optimisation-and-reproducible-paths";

    public const string Version = "7.3.1+" + Channel + "." + Board + "." + Toolchain;
}

public sealed class DeviceHelp(Func<string, Task<string>> model)
{
    public async Task<string> HelpAsync(string serial, string problem)
    {
        using var scope = LangfuseContext.Propagate(sessionId: serial, version: Build.Version);
        var advice = await AdviseAsync(problem);
        return advice.Length == 0 ? "Restart the device." : advice;
    }

    [Observe(Name = "advise")]
    private async Task<string> AdviseAsync(string problem) => await model("A device has this problem: " + problem);
}
