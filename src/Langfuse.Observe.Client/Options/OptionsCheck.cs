using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the options once, at the start: what cannot be used is named with the cure and replaced by the default.</summary>
internal static class OptionsCheck
{
    /// <summary>Mends the options in place.</summary>
    /// <param name="options">The options.</param>
    /// <param name="project">The name of the client that they are for; null for the default one.</param>
    /// <returns>Why the client must stay off, or null.</returns>
    public static string? Mend(LangfuseOptions options, string? project = null)
    {
        var of = Of(project);
        RangeCheck.Mend(options, of);
        PlaceCheck.Mend(options, of);
        if (options.Environment is { } environment)
        {
            options.Environment = environment.Length == 0 ? null : PropagationCheck.EnvironmentName(environment, $"Option Environment{of}");
        }

        options.PublicKey = options.PublicKey is { } publicKey ? GivenText.Bare(publicKey) : null;
        options.SecretKey = options.SecretKey is { } secretKey ? GivenText.Bare(secretKey) : null;
        if (options.HasOwnBaseUrl && options.BaseUrl is { } url)
        {
            options.BaseUrl = BaseAddress.Of(url);
        }

        SwappedKeys.Warn(options, of);
        if (options.AdditionalHeaders.Count > 0)
        {
            HeaderCheck.RemoveUnusable(options.AdditionalHeaders, of, isOwnHandler: options.HttpHandlerFactory is null);
        }

        return WhyOff(options, project);
    }

    /// <summary>Names the client in a message about its options; nothing for the default one.</summary>
    public static string Of(string? project) => string.IsNullOrEmpty(project) ? "" : " of client '" + project + "'";

    private static string? WhyOff(LangfuseOptions options, string? project)
    {
        if (!options.TracingEnabled)
        {
            return null;
        }

        if (options.HasOwnBaseUrl && options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            return NoAddress(options.BaseUrl, project);
        }

        return MissingKeys.Of(options, project) ?? KeyCharacters.WhyUnusable(options, Of(project));
    }

    private static string NoAddress(Uri? url, string? project) =>
        $"Option BaseUrl{Of(project)} is '{(url is null ? "" : ShownUri.Of(url))}', which is no http or https address, so nothing is recorded. Set LANGFUSE_BASE_URL to one, such as {Example(url)}.";

    /// <summary>What was probably meant: an address is often given without its scheme.</summary>
    private static string Example(Uri? url) =>
        url?.OriginalString is { } text && !text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate("http://" + text, UriKind.Absolute, out var meant)
            ? meant.GetLeftPart(UriPartial.Authority)
            : "https://cloud.langfuse.com";
}
