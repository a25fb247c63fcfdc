// Planted: LFO7002
using Langfuse.Observe;
using System.Diagnostics;

namespace Deploy;

public static class Variables
{
    private static readonly Dictionary<string, string> Common = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["LANGFUSE_PUBLIC_KEY"] = "pk-lf-0c6f9a55-31be-4a7d-b0c9-5b7c2e1d9f40",
        ["LANGFUSE_SECRET_KEY"] = "sk-lf-4d0c8f6a-9b3e-41c7-a2d8-13f7e6b05c9d",
    };

    public static ProcessStartInfo ForService(string file, string tenant)
    {
        var start = new ProcessStartInfo(file) { UseShellExecute = false };
        foreach (var (name, value) in Common)
        {
            start.Environment[name] = value;
        }

        start.Environment["TENANT"] = tenant;
        return start;
    }
}
