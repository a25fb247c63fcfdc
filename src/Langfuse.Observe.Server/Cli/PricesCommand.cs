using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe prices</c>: which price a model has, and costs computed anew.</summary>
internal static class PricesCommand
{
    private const int PageSize = 100;

    private static readonly Argument<string?> s_filter = new("filter") { Description = "Part of a model's name", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> s_from = new("--from") { Description = "Only what started from this time on (ISO 8601)" };
    private static readonly Option<string?> s_to = new("--to") { Description = "Only what started before this time (ISO 8601)" };

    public static Command Create()
    {
        var list = new Command("list", "Lists the prices of a server: US dollars for a million units") { s_filter };
        list.SetAction((parsed, cancellationToken) => ServerCall.RunAsync(parsed, client => ListAsync(client, parsed.GetValue(s_filter), cancellationToken)));
        var recompute = new Command("recompute", "Computes the stored costs anew with today's prices; costs that programs sent stay") { s_from, s_to };
        recompute.SetAction((parsed, cancellationToken) => ServerCall.RunAsync(parsed, client => RecomputeAsync(client, parsed.GetValue(s_from), parsed.GetValue(s_to), cancellationToken)));
        var command = new Command("prices", "Prices of models, and costs computed anew") { list, recompute };
        foreach (var leaf in (Command[])[list, recompute])
        {
            leaf.Options.Add(ServerConnection.BaseUrlOption);
            leaf.Options.Add(ServerConnection.PublicKeyOption);
            leaf.Options.Add(ServerConnection.SecretKeyOption);
        }

        return command;
    }

    private static async Task<int> ListAsync(HttpClient client, string? filter, CancellationToken cancellationToken)
    {
        for (var page = 1; ; page++)
        {
            var answer = await ServerCall.ReadAsync(await client.GetAsync($"api/public/models?limit={PageSize}&page={page}", cancellationToken), cancellationToken);
            foreach (var model in answer.GetProperty("data").EnumerateArray().Where(model => filter is null || Name(model).Contains(filter, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var tier in model.GetProperty("pricingTiers").EnumerateArray())
                {
                    var prices = tier.GetProperty("prices").EnumerateObject().Select(price => $"{price.Name}={Million(price.Value)}");
                    var origin = model.GetProperty("isLangfuseManaged").GetBoolean() ? "built-in" : "own";
                    Console.Out.WriteLine($"{ControlCharacters.Shown(Name(model))}\t{ControlCharacters.Shown(tier.GetProperty("name").GetString()!)}\t{origin}\t{string.Join(' ', prices)}");
                }
            }

            if (page >= answer.GetProperty("meta").GetProperty("totalPages").GetInt32())
            {
                return CommandLine.Success;
            }
        }
    }

    private static async Task<int> RecomputeAsync(HttpClient client, string? from, string? to, CancellationToken cancellationToken)
    {
        client.Timeout = Timeout.InfiniteTimeSpan; // Millions of observations take a while.
        var query = $"?from={Uri.EscapeDataString(from ?? "")}&to={Uri.EscapeDataString(to ?? "")}";
        var answer = await ServerCall.ReadAsync(await client.PostAsync("api/local/costs/recompute" + query, null, cancellationToken), cancellationToken);
        Console.Out.WriteLine($"{answer.GetProperty("observations").GetInt64()} observations with a model, {answer.GetProperty("changed").GetInt64()} costs changed");
        return CommandLine.Success;
    }

    private static string Name(JsonElement model) => model.GetProperty("modelName").GetString()!;

    private static string Million(JsonElement price) => (price.GetDecimal() * 1_000_000).ToString("0.######", CultureInfo.InvariantCulture);
}
