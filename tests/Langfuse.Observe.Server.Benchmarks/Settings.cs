using System.Globalization;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>What is measured.</summary>
internal sealed record Settings(int Observations, int Rounds, int Seed, string? Data, string? Postgres, int Judged = 0, string Parts = "checks,judge,tools")
{
    /// <summary>Whether a part of what <c>--judged</c> measures is asked for.</summary>
    public bool Has(string part) => Parts.Split(',').Contains(part);

    /// <summary>The settings, or null when they cannot be read.</summary>
    public static Settings? Read(string[] args)
    {
        var settings = new Settings(1_000_000, 40, 1, null, null);
        for (var index = 0; index + 1 < args.Length; index += 2)
        {
            var value = args[index + 1];
            settings = args[index] switch
            {
                "--observations" => settings with { Observations = int.Parse(value, CultureInfo.InvariantCulture) },
                "--rounds" => settings with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => settings with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--data" => settings with { Data = value },
                "--judged" => settings with { Judged = int.Parse(value, CultureInfo.InvariantCulture) },
                "--parts" => settings with { Parts = value },
                "--postgres" => settings with { Postgres = value },
                _ => null,
            };
            if (settings is null)
            {
                return null;
            }
        }

        return args.Length % 2 == 0 ? settings : null;
    }
}
