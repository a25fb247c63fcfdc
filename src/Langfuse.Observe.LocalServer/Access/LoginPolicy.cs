using System.Net;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Whether the page asks people to log in, and the first of them.</summary>
internal sealed class LoginPolicy(LangfuseLocalServerOptions options)
{
    public const string FirstEmail = "admin@localhost";

    /// <summary>Everybody who reaches the port of this machine may use the page, unless told otherwise; from other machines nobody may.</summary>
    public bool IsRequired { get; } = options.RequireLogin ?? !IsLoopback(options.Host);

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Makes the first user where there is none and a login is needed.</summary>
    /// <returns>The password that was made up, to be shown once; null when none was.</returns>
    public async Task<string?> PrepareAsync(ICatalogue catalogue, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!IsRequired && options.FirstUserPassword is null)
        {
            return null;
        }

        var password = options.FirstUserPassword ?? PasswordHash.Generate();
        var made = new User(Guid.NewGuid().ToString(), options.FirstUserEmail, options.FirstUserEmail, Micros.Of(clock.GetUtcNow()), PasswordHash.Of(password));
        var isNew = await catalogue.WriteAsync(
            writer =>
            {
                if (writer.All(AccessCollections.Users, Catalogue.NoProject).Any(user => user.PasswordHash is not null))
                {
                    return false;
                }

                var first = writer.FindUnique(AccessCollections.Users, Catalogue.NoProject, made.Email) is { } known ? known with { PasswordHash = made.PasswordHash } : made;
                writer.Put(AccessCollections.Users, Catalogue.NoProject, first);
                writer.Put(AccessCollections.Memberships, Catalogue.NoProject, new Membership(Project.LocalId, null, first.Id, "OWNER", first.CreatedUs));
                return true;
            },
            cancellationToken);
        return isNew && options.FirstUserPassword is null ? password : null;
    }
}
