using Aspire.Hosting.ApplicationModel;
using Langfuse.Observe.Aspire;

namespace Aspire.Hosting;

/// <summary>The local Langfuse server in an Aspire application.</summary>
public static class LangfuseLocalBuilderExtensions
{
    /// <summary>Runs the local Langfuse server with the application.</summary>
    /// <remarks>Where its command is not installed the resource does not start, and its log says how to install it.</remarks>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="port">The port of page and API; by default one that is free.</param>
    /// <param name="dataFile">The file that keeps the data, from the application's folder on; by default the one of <c>langfuse-observe serve</c>.</param>
    /// <param name="command">The server: by default the tool <c>langfuse-observe</c>, installed with <c>dotnet tool install --global Langfuse.Observe.Server</c>.</param>
    /// <returns>The resource, for <see cref="WithReference{TDestination}"/> and <c>WaitFor</c>.</returns>
    public static IResourceBuilder<LangfuseLocalResource> AddLangfuseLocal(
        this IDistributedApplicationBuilder builder, [ResourceName] string name = "langfuse", int? port = null, string? dataFile = null, string command = "langfuse-observe")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(command);
        var resource = new LangfuseLocalResource(name, command, builder.AppHostDirectory);
        return builder.AddResource(resource)
            .WithHttpEndpoint(port: port, name: LangfuseLocalResource.EndpointName)
            .WithArgs(context => AddArguments(context.Args, resource, dataFile))
            .WithHttpHealthCheck("/api/public/health", endpointName: LangfuseLocalResource.EndpointName)
            .WithUrlForEndpoint(LangfuseLocalResource.EndpointName, static url => url.DisplayText = "Langfuse")
            .OnBeforeResourceStarted(static (server, starting, _) => ServerCommand.CheckAsync(server, starting.Services))
            .ExcludeFromManifest();
    }

    /// <summary>Lets a resource send to the local Langfuse server: <c>LANGFUSE_BASE_URL</c>, <c>LANGFUSE_PUBLIC_KEY</c> and <c>LANGFUSE_SECRET_KEY</c>.</summary>
    /// <remarks>What is published gets none of them: there the environment says where traces go.</remarks>
    /// <param name="builder">The resource that sends.</param>
    /// <param name="langfuse">The server.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<LangfuseLocalResource> langfuse)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(langfuse);
        var server = langfuse.Resource;
        return builder.WithReferenceRelationship(server).WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsRunMode)
            {
                context.EnvironmentVariables["LANGFUSE_BASE_URL"] = server.PrimaryEndpoint;
                context.EnvironmentVariables["LANGFUSE_PUBLIC_KEY"] = server.PublicKey;
                context.EnvironmentVariables["LANGFUSE_SECRET_KEY"] = server.SecretKey;
            }
        });
    }

    private static void AddArguments(IList<object> arguments, LangfuseLocalResource server, string? dataFile)
    {
        arguments.Add("serve");
        arguments.Add("--port");
        arguments.Add(server.PrimaryEndpoint.Property(EndpointProperty.TargetPort));
        if (dataFile is not null)
        {
            arguments.Add("--data");
            arguments.Add(Path.GetFullPath(dataFile, server.WorkingDirectory));
        }
    }
}
