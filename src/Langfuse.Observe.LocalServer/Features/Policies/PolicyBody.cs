using Langfuse.Observe.LocalServer.Policies;

namespace Langfuse.Observe.LocalServer.Features.Policies;

/// <summary>Reads and checks a policy document.</summary>
internal static class PolicyBody
{
    private const int MaxName = 100;
    private const int MaxText = 2000;

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static Policy Read(BodyReader body, SecretBox box, long nowUs)
    {
        var made = new Policy("pol_" + Guid.NewGuid().ToString("n")[..16], body.RequiredText("name", MaxName).Trim(), null, true, "medium", null, JsonText.Null, null, null, nowUs, nowUs);
        if (!body.Has("rule"))
        {
            body.Require("rule", "an object such as {\"type\": \"cost\", \"max\": 0.05}");
        }

        return ReadChange(body, made, box, nowUs);
    }

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static Policy ReadChange(BodyReader body, Policy earlier, SecretBox box, long nowUs)
    {
        body.Only("name", "description", "enabled", "severity", "match", "rule", "webhook");
        var changed = earlier with
        {
            Name = body.Has("name") ? body.RequiredText("name", MaxName).Trim() : earlier.Name,
            Description = body.IsNull("description") ? null : body.Text("description", MaxText) ?? earlier.Description,
            IsEnabled = body.Flag("enabled") ?? earlier.IsEnabled,
            Severity = body.Choice("severity", Policy.Severities) ?? earlier.Severity,
            Match = body.IsNull("match") ? null : body.Object("match") ?? earlier.Match,
            Rule = body.Object("rule") ?? earlier.Rule,
            UpdatedUs = nowUs,
        };
        if (body.Has("rule"))
        {
            PolicyRules.Read(changed.Rule, body.Issues);
        }

        PolicyRules.ReadMatch(changed.Match, body.Issues);
        changed = ReadWebhook(body, changed, box);
        body.Check();
        return changed;
    }

    private static Policy ReadWebhook(BodyReader body, Policy policy, SecretBox box)
    {
        if (body.IsNull("webhook"))
        {
            return policy with { WebhookUrl = null, LockedWebhookSecret = null };
        }

        if (body.Object("webhook") is not { } json)
        {
            return policy;
        }

        var webhook = new BodyReader(json, "webhook.", body.Issues).Only("url", "secret", "hasSecret");
        var url = webhook.RequiredText("url", MaxText);
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            body.Issues.Add($"webhook.url: '{url}' is not an address with http:// or https://");
        }

        var secret = webhook.Text("secret", MaxText);
        return policy with { WebhookUrl = url, LockedWebhookSecret = webhook.IsNull("secret") ? null : secret is { Length: > 0 } ? box.Seal(secret) : policy.LockedWebhookSecret };
    }
}
