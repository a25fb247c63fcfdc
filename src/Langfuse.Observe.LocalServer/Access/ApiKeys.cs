using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>
/// Finds who a request comes from (wire contract 2.1): the secret key decides; the public key alone may only score.
/// The keys stand in memory, since every request asks. A key that another process has made is good at once, since one that is not known is looked for
/// anew; one that another process has revoked is refused within <see cref="s_patience"/>.
/// </summary>
internal sealed class ApiKeys
{
    private const string Unknown = "Invalid credentials. Confirm that you've configured the correct host.";
    private const long MicrosBetweenMarks = 60_000_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // The keys of the options belong to the process and not to the file, so they hash with a salt of their own.
    private readonly string _salt;
    private readonly ApiKey _configured;
    private readonly ConcurrentDictionary<string, long> _lastUsedUs = new(StringComparer.Ordinal);
    private readonly ICatalogue _catalogue;
    private readonly TimeProvider _clock;
    private volatile Loaded _loaded;

    public ApiKeys(LangfuseLocalServerOptions options, ICatalogue catalogue, TimeProvider clock, Installation installation)
    {
        _catalogue = catalogue;
        _clock = clock;
        _salt = installation.Salt;
        _configured = new ApiKey(
            "configured", options.PublicKey, SecretHash.Of(options.SecretKey, _salt), SecretHash.Display(options.SecretKey), Access.Project.LocalId, Access.Project.LocalId, null, 0);
        _loaded = Load();
    }

    /// <summary>Who the credentials belong to; null with the reason when they belong to nobody.</summary>
    public ProjectContext? Check(string? authorization, out string message)
    {
        message = "No authorization header";
        if (string.IsNullOrEmpty(authorization))
        {
            return null;
        }

        message = Unknown;
        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return SecretOf(authorization[6..]) is { } secret && Find(loaded => loaded.BySecretHash, SecretHash.Of(secret, _salt)) is { } key
                ? Used(key, key.ProjectId is null ? Role.Owner : Role.Member)
                : null;
        }

        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return Find(loaded => loaded.ByPublicKey, authorization[7..].Trim()) is { ProjectId: not null } key ? Used(key, Role.Feedback) : null;
        }

        message = "Invalid authorization header";
        return null;
    }

    /// <summary>Reads the keys anew, after a change.</summary>
    public void Reload() => _loaded = Load();

    private ProjectContext Used(ApiKey key, Role role)
    {
        var nowUs = Micros.Of(_clock.GetUtcNow());
        if (key != _configured && nowUs - _lastUsedUs.GetOrAdd(key.Id, key.LastUsedUs ?? 0) > MicrosBetweenMarks)
        {
            _lastUsedUs[key.Id] = nowUs;
            _ = MarkAsync(key.Id, nowUs);
        }

        return new ProjectContext(key.ProjectId ?? "", key.OrganisationId, role, key.Id);
    }

    // Beside the request: it must not wait for this, nor fail with it. A key revoked meanwhile stays revoked.
    private async Task MarkAsync(string keyId, long nowUs)
    {
        try
        {
            await _catalogue.WriteAsync(writer =>
            {
                if (writer.Find(AccessCollections.Keys, Catalogue.NoProject, keyId) is { } key)
                {
                    writer.Put(AccessCollections.Keys, Catalogue.NoProject, key with { LastUsedUs = nowUs });
                }

                return true;
            });
        }
        catch (Exception)
        {
            _lastUsedUs.TryRemove(keyId, out _);
        }
    }

    private static string? SecretOf(string base64)
    {
        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(base64.Trim()));
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            return colon >= 0 ? pair[(colon + 1)..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Many who guess at once share one look into the store: what was loaded after they came is new enough for them.
    private ApiKey? Find(Func<Loaded, FrozenDictionary<string, ApiKey>> by, string name)
    {
        var asked = _clock.GetTimestamp();
        if (by(Current()).TryGetValue(name, out var key))
        {
            return key;
        }

        lock (_lastUsedUs)
        {
            if (_loaded.At < asked)
            {
                _loaded = Load();
            }
        }

        return by(_loaded).GetValueOrDefault(name);
    }

    private Loaded Current()
    {
        var loaded = _loaded;
        if (_clock.GetElapsedTime(loaded.At) > s_patience)
        {
            _loaded = loaded = Load();
        }

        return loaded;
    }

    private Loaded Load()
    {
        var at = _clock.GetTimestamp();
        var keys = _catalogue.All(AccessCollections.Keys, Catalogue.NoProject).Where(key => key.PublicKey != _configured.PublicKey).Append(_configured).ToList();
        return new Loaded(
            at,
            keys.DistinctBy(key => key.SecretHash).ToFrozenDictionary(key => key.SecretHash, StringComparer.Ordinal),
            keys.ToFrozenDictionary(key => key.PublicKey, StringComparer.Ordinal));
    }

    private sealed record Loaded(long At, FrozenDictionary<string, ApiKey> BySecretHash, FrozenDictionary<string, ApiKey> ByPublicKey);
}
