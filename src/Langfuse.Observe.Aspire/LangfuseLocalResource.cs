using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>The local Langfuse server of an Aspire application: page and API on one port.</summary>
/// <remarks>It is there while the application runs on a developer's machine, and not in what is published.</remarks>
public sealed class LangfuseLocalResource : ExecutableResource
{
    internal const string EndpointName = "http";

    /// <summary>Makes the resource; applications call <see cref="LangfuseLocalBuilderExtensions.AddLangfuseLocal"/>.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="command">The server's command.</param>
    /// <param name="workingDirectory">Where it is started.</param>
    public LangfuseLocalResource(string name, string command, string workingDirectory)
        : base(name, command, workingDirectory) => PrimaryEndpoint = new EndpointReference(this, EndpointName);

    /// <summary>The address of page and API.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The public key that clients send: that of every local server.</summary>
    public string PublicKey { get; } = "pk-lf-local";

    /// <summary>The secret key that clients send. It guards nothing: the server listens on this machine only.</summary>
    public string SecretKey { get; } = "sk-lf-local";
}
