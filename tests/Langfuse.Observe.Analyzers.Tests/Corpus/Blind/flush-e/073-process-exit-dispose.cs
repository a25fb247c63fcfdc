// Right
using Langfuse.Observe;

namespace Catalogue
{
    internal static class Program
    {
        private static async Task Main(string[] args)
        {
            Telemetry.Install();
            foreach (var card in args)
            {
                Console.WriteLine(await Cards.RewriteAsync(card));
            }
        }
    }

    internal static class Telemetry
    {
        private static LangfuseClient? _client;

        public static void Install()
        {
            _client = LangfuseClient.Start(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1.5));
            AppDomain.CurrentDomain.ProcessExit += OnExit;
        }

        private static void OnExit(object? sender, EventArgs e)
        {
            AppDomain.CurrentDomain.ProcessExit -= OnExit;
            _client?.Dispose();
        }
    }

    internal static class Cards
    {
        [Observe(AsType = ObservationType.Chain, Name = "rewrite-card")]
        public static async Task<string> RewriteAsync(string card)
        {
            await Task.Yield();
            return string.Join(' ', card.Split(' ').Select(word => word.Trim('.')));
        }
    }
}
