using Langfuse.Observe.LocalServer.Sync;

namespace Langfuse.Observe.LocalServer.Features.Integrations;

/// <summary>Reads and checks what is sent of an integration.</summary>
internal static class IntegrationBody
{
    private const int MaxName = 100;
    private const int MaxText = 2000;
    private const double LeastInterval = 0.05;

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static Integration Read(BodyReader body, SecretBox box, long nowUs)
    {
        var name = body.RequiredText("name", MaxName).Trim();
        var made = new Integration(
            "int_" + Guid.NewGuid().ToString("n")[..16], name, null, null, null, null, AutoSync: true,
            Integration.DefaultIntervalMinutes, Integration.DefaultLookbackDays, Integration.DefaultBatchSize, "auto", nowUs, nowUs);
        return ReadChange(body, made, box, nowUs);
    }

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static Integration ReadChange(BodyReader body, Integration earlier, SecretBox box, long nowUs)
    {
        body.Only("name", "host", "publicKey", "secretKey", "autoSync", "intervalMinutes", "lookbackDays", "batchSize", "api");
        var name = body.Has("name") ? body.RequiredText("name", MaxName).Trim() : earlier.Name;
        if (name.Length > 0 && (name.Contains('/', StringComparison.Ordinal) || name.StartsWith("int_", StringComparison.Ordinal)))
        {
            body.Issues.Add($"name: '{name}' has a slash or begins like an id, int_; choose another");
        }

        var changed = earlier with
        {
            Name = name,
            Host = ReadHost(body, earlier),
            AutoSync = body.Flag("autoSync") ?? earlier.AutoSync,
            IntervalMinutes = Within(body, "intervalMinutes", earlier.IntervalMinutes, LeastInterval, 60 * 24 * 7),
            LookbackDays = Within(body, "lookbackDays", earlier.LookbackDays, 1d / 24, 3650),
            BatchSize = body.Whole("batchSize", 1, 1000) ?? earlier.BatchSize,
            Api = body.Choice("api", Integration.Apis) ?? earlier.Api,
            UpdatedUs = nowUs,
        };
        changed = ReadKeys(body, changed, box);
        body.Check();
        return changed;
    }

    private static string? ReadHost(BodyReader body, Integration earlier)
    {
        if (body.IsNull("host"))
        {
            return null;
        }

        if (body.Text("host", MaxText) is not { } host)
        {
            return earlier.Host;
        }

        try
        {
            return host.Trim().Length == 0 ? null : Credentials.Address(host).AbsoluteUri.TrimEnd('/');
        }
        catch (SourceException exception)
        {
            body.Issues.Add("host: " + exception.Message);
            return earlier.Host;
        }
    }

    private static Integration ReadKeys(BodyReader body, Integration integration, SecretBox box)
    {
        if (body.IsNull("publicKey") && body.IsNull("secretKey"))
        {
            return integration with { PublicKey = null, LockedSecretKey = null, DisplaySecretKey = null };
        }

        var publicKey = body.Text("publicKey", MaxText)?.Trim() is { Length: > 0 } given ? given : integration.PublicKey;
        var secretKey = body.Text("secretKey", MaxText)?.Trim() is { Length: > 0 } secret ? secret : null;
        if (publicKey?.StartsWith("sk-lf-", StringComparison.Ordinal) == true || secretKey?.StartsWith("pk-lf-", StringComparison.Ordinal) == true)
        {
            body.Issues.Add("publicKey, secretKey: they are the wrong way round; the public key begins with pk-lf- and the secret key with sk-lf-");
        }

        if (publicKey is null != (secretKey is null && integration.LockedSecretKey is null))
        {
            body.Issues.Add("publicKey, secretKey: both or none; without them those of the environment are used");
        }

        return secretKey is null
            ? integration with { PublicKey = publicKey }
            : integration with { PublicKey = publicKey, LockedSecretKey = box.Seal(secretKey), DisplaySecretKey = SecretHash.Display(secretKey) };
    }

    private static double Within(BodyReader body, string name, double otherwise, double least, double most)
    {
        if (body.Number(name) is not { } number)
        {
            return otherwise;
        }

        if (number < least || number > most)
        {
            body.Issues.Add($"{name}: must be a number from {least.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} to {most}");
        }

        return number;
    }
}
