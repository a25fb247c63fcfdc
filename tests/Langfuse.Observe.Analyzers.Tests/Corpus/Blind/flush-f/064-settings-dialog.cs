// Planted: LFO5015
using Langfuse.Observe;

const string SampleRateVariable = "LANGFUSE_SAMPLE_RATE";

using var langfuse = LangfuseClient.Start(options => options.ServiceName = "poster-designer");
var dialog = new SettingsDialog { Share = 0.25 };
dialog.Accepted += (_, share) =>
    Environment.SetEnvironmentVariable(SampleRateVariable, share.ToString(System.Globalization.CultureInfo.InvariantCulture));
dialog.Ok();

foreach (var text in new[] { "SALE", "Summer party" })
{
    Console.WriteLine($"{text}: {Designer.Font(text)}");
}

public sealed class SettingsDialog
{
    public event EventHandler<double>? Accepted;

    public double Share { get; set; } = 1;

    public void Ok() => Accepted?.Invoke(this, Share);
}

public static class Designer
{
    [Observe]
    public static string Font(string text) => text.All(char.IsUpper) ? "Impact" : "Garamond";
}
