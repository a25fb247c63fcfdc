// Planted: LFO6003
using Langfuse.Observe;

[assembly: Observe(Namespaces = "Museum.Guides")]

namespace Museum.Guides
{
    public static class Guide
    {
        public static string Explain(string picture) => $"{picture} was painted in 1889.";

        [NotObserved]
        public static void Thank()
        {
            Console.WriteLine("Thank you for your visit.");
            LangfuseContext.UpdateCurrentTrace(metadata: new { closed = true });
        }
    }
}

namespace Museum
{
    public static class Program
    {
        public static async Task Main(string[] args)
        {
            await using var langfuse = LangfuseClient.Start();
            foreach (var picture in args)
                Console.WriteLine(Guides.Guide.Explain(picture));
            Guides.Guide.Thank();
        }
    }
}
