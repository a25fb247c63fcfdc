// Right
using System.Diagnostics;
using Langfuse.Observe;

Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "parent");
var (secret, pub) = (Environment.GetEnvironmentVariable("TEAM_SECRET_KEY"), Environment.GetEnvironmentVariable("TEAM_PUBLIC_KEY"));

await using var langfuse = LangfuseClient.Start(options =>
{
    options.SecretKey = secret;
    options.PublicKey = pub;
});
Environment.SetEnvironmentVariable("PARENT_STARTED", "1");

using var trace = langfuse.StartTrace("spawn");
var info = new ProcessStartInfo("dotnet", "--version");
info.Environment["LANGFUSE_TRACING_ENVIRONMENT"] = "child";
info.Environment["PARENT_TRACE"] = trace.TraceId;
using var child = Process.Start(info);
if (child is null)
{
    return 70;
}

await child.WaitForExitAsync();
trace.Update(output: new { child.ExitCode });
return child.ExitCode;
