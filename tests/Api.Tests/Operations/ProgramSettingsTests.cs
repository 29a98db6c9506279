using AntiCorruption.Api.Access;
using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Tests.Access;

namespace AntiCorruption.Api.Tests.Operations;

public class ProgramSettingsTests
{
    private static readonly string hash = ApiKey.HashOf("ac_test");

    [Theory]
    [InlineData("Access:ApiKeys:0:Role", "Viewr")]
    [InlineData("Access:ApiKeys:0:Role", "3")]
    [InlineData("Access:ApiKeys:0:Role", "Viewer,Researcher")]
    [InlineData("Access:ApiKeys:0:Role", "")]
    [InlineData("Access:ApiKeys:0:Name", "local")]
    [InlineData("Access:ApiKeys:0:Name", "ＳＴＯＲＥ ")]
    [InlineData("Access:ApiKeys:0:Name", "a\nb")]
    [InlineData("Access:ApiKeys:0:Hash", "short")]
    [InlineData("Access:ApiKey:0:Name", "web")]
    [InlineData("Access:TrustedProxies:0", "0.0.0.0/0")]
    [InlineData("Access:TrustedProxies:0", "proxy.example")]
    [InlineData("Access:Jwt:Authority", "http://login.example.org")]
    [InlineData("Access:Jwt:Authority", "login.example.org")]
    [InlineData("Access:FailedLogins:PerMinute", "0")]
    [InlineData("Access", "on")]
    [InlineData("Acess:ApiKeys:0:Name", "web")]
    [InlineData("Access_ApiKeys_0_Hash", "x")]
    [InlineData("ForwardedHeaders_Enabled", "true")]
    [InlineData("Analyses:MaxRunningCount", "0")]
    [InlineData("Wire:Limits:MaxCots", "5")]
    [InlineData("Wire:AllowedOrigins:0", "*")]
    [InlineData("Wire:AllowedOrigins:0", "example.org")]
    [InlineData("Wire:AllowedOrigins", "https://example.org")]
    [InlineData("Wire:Documents:Trust", "Require,Allow")]
    [InlineData("Data:LoadBundled", "maybe")]
    [InlineData("Data:Path", "")]
    [InlineData("Store", "1")]
    [InlineData("Neo4j:TimeoutSeconds", "0")]
    [InlineData("Neo4j:Pasword", "secret")]
    [InlineData("Logging:LogLevel:Default", "Loud")]
    [InlineData("urls", "5653")]
    [InlineData("http_ports", "80a")]
    [InlineData("Kestrel:Endpoints:Http:Url", "localhost:80")]
    public void AWrongSettingIsTold(string name, string value)
    {
        var faults = ProgramSettings.FindFaults(AccessHost.Configuration([.. Key(), (name, value)]));
        var fault = Assert.Single(faults);
        Assert.Matches("[ก-๙]", fault.MessageTh);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATH", "/usr/bin")]
    [InlineData("DATA", "/srv/data")]
    [InlineData("ACCESS_NAME", "web")]
    [InlineData("NEO4J_HOME", "/opt/neo4j")]
    [InlineData("npm_config:cache", "x")]
    [InlineData("Kestrel:Certificates:Default:Path", "x.pfx")]
    [InlineData("Logging:LogLevel:AntiCorruption.Api.Wire.Calls", "Information")]
    [InlineData("Access:TrustedProxies:0", "10.0.0.0/8")]
    [InlineData("Access:TrustedProxies:0", "fd00::1")]
    public void WhatOthersSetAndWhatIsRightIsNot(string name, string value) =>
        Assert.Empty(ProgramSettings.FindFaults(AccessHost.Configuration([.. Key(), (name, value)])));

    [Theory]
    [InlineData("Access:ApiKeys", "")]
    [InlineData("Access:Jwt:Audience", "")]
    [InlineData("Access:TrustedProxies:0", "10.0.0.1")]
    [InlineData("Access:FailedLogins:Burst", "5")]
    public void AnythingUnderAccessThatLetsNobodyInIsNotOpen(string name, string value)
    {
        var configuration = AccessHost.Configuration((name, value));
        Assert.False(AccessOptions.IsOpenBy(configuration));
        Assert.Contains("nobody could come in", Assert.Single(ProgramSettings.FindFaults(configuration)).Message, StringComparison.Ordinal);
    }

    private static (string, string)[] Key() =>
        [("Access:ApiKeys:9:Name", "test"), ("Access:ApiKeys:9:Role", "Viewer"), ("Access:ApiKeys:9:Hash", hash)];
}
