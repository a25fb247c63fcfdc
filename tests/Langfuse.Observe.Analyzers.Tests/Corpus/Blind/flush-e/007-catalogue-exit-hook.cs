// Planted: LFO5001
using Langfuse.Observe;

// Rewrites library catalogue cards. The client lives in Telemetry, which installs its own end.
namespace Catalogue
{
    internal static class Program
    {
        private static async Task Main(string[] args)
        {
            Telemetry.Install();
            foreach (var card in Directory.EnumerateFiles(args[0], "*.card"))
            {
                var text = await Cards.RewriteAsync(await File.ReadAllTextAsync(card));
                await File.WriteAllTextAsync(card, text);
            }
        }
    }

    internal static class Telemetry
    {
        private static LangfuseClient? _client;

        public static void Install()
        {
            _client = LangfuseClient.Start();
            AppDomain.CurrentDomain.ProcessExit += async (_, _) => await _client.FlushAsync();
        }
    }

    internal static class Cards
    {
        [Observe(AsType = ObservationType.Chain, Name = "rewrite-card")]
        public static async Task<string> RewriteAsync(string card)
        {
            await Task.Yield();
            return string.Join('\n', card.Split('\n').Select(line => line.Trim()));
        }
    }
}
