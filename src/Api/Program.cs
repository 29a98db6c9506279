using System.Globalization;
using AntiCorruption.Api.Operations;

// What is printed and logged is the same on every machine; a Thai one would write years of the Buddhist era into the log.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await Commands.RunAsync(args);
